/**
 * The marks: shape says what was reported, solid, hole or slit says who is reported to have sent
 * the drones. One set of paths (box 16, centre 0,0) for canvas, legend, list and print.
 */
geomap.glyphs = (() => {
  const KINDS = ["strike", "interception", "sighting", "alert"];
  const CLASSES = ["ru", "ua", "none"];

  const circle = (r, cy = 0) => `M0 ${cy - r}A${r} ${r} 0 1 1 0 ${cy + r}A${r} ${r} 0 1 1 0 ${cy - r}Z`;
  const OUTLINES = {
    strike: (s = 1) => `M0 ${-7.6 * s}L${7.6 * s} 0L0 ${7.6 * s}L${-7.6 * s} 0Z`,
    interception: (s = 1) => `M${-6 * s} ${-6 * s}H${6 * s}V${6 * s}H${-6 * s}Z`,
    sighting: (s = 1) => circle(6.9 * s),
    alert: (s = 1, dy = 0) => `M0 ${-7.2 * s + dy}L${7.4 * s} ${5.8 * s + dy}L${-7.4 * s} ${5.8 * s + dy}Z`,
  };
  const HOLES = {
    strike: OUTLINES.strike(0.36),
    interception: OUTLINES.interception(0.38),
    sighting: circle(6.9 * 0.38),
    alert: OUTLINES.alert(0.36, 1.5),
  };
  const SLITS = {
    strike: "M-1.3 -6.3V6.3L-7.6 0ZM1.3 -6.3V6.3L7.6 0Z",
    interception: "M-6 -6H-1.3V6H-6ZM1.3 -6H6V6H1.3Z",
    sighting: "M-1.3 -6.776V6.776A6.9 6.9 0 0 1 -1.3 -6.776ZM1.3 -6.776V6.776A6.9 6.9 0 0 0 1.3 -6.776Z",
    alert: "M-1.3 -4.916V5.8H-7.4ZM1.3 -4.916V5.8H7.4Z",
  };
  const LINES = { strike: 6.8, interception: 5.4, sighting: 6.2, alert: 5.2 };

  /** The path of a mark that is neither disputed nor an outline. */
  function path(kind, sender) {
    const shape = KINDS[kind] ?? "sighting";
    if (sender === 0) return OUTLINES[shape]();
    if (sender === 1) return OUTLINES[shape]() + HOLES[shape];
    return SLITS[shape];
  }

  /** The outer shape, for casings, rings of equal form and disputed marks. */
  const outline = (kind, scale = 1) => OUTLINES[KINDS[kind] ?? "sighting"](scale);

  /** What stands in the middle of a disputed mark: a small shape, an upright line or nothing. */
  function centre(kind, sender) {
    const shape = KINDS[kind] ?? "sighting";
    if (sender === 1) return shape === "alert" ? OUTLINES.alert(0.3, 1.5) : OUTLINES[shape](0.3);
    if (sender === 2) return `M-.7 ${-LINES[shape]}H.7V${LINES[shape]}H-.7Z`;
    return "";
  }

  /** Signs of a look (see scene.js): what is withdrawn fades like what is background. */
  const signs = (look) => ({ disputed: look === 2, background: look === 1 || look === 3 });

  /** The word that always stands beside the sign, null where there is none. */
  const state = (look) => [null, "background", "disputed.short", "withdrawn"][look];

  const cache = new Map();
  function path2d(d) {
    if (!cache.has(d)) cache.set(d, new Path2D(d));
    return cache.get(d);
  }

  /**
   * Draw on a canvas.
   * @param {number} size width of the box in pixels
   * @param {{disputed?: boolean, background?: boolean, casing?: number}} look
   */
  function draw(ctx, colours, kind, sender, x, y, size, look = {}) {
    const scale = size / 16;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(scale, scale);
    if (look.casing) {
      ctx.lineJoin = "round";
      ctx.lineWidth = (2 * look.casing) / scale;
      ctx.strokeStyle = ctx.fillStyle = colours.chip;
      ctx.stroke(path2d(outline(kind)));
      ctx.fill(path2d(outline(kind)));
    }
    if (look.background) ctx.globalAlpha = 0.45;
    ctx.fillStyle = ctx.strokeStyle = colours[CLASSES[sender]];
    if (look.disputed) {
      const shape = path2d(outline(kind, 0.9));
      ctx.save();
      ctx.fillStyle = colours.chip;
      ctx.fill(shape);
      ctx.restore();
      ctx.lineWidth = 1.6 / scale;
      ctx.stroke(shape);
      ctx.fill(path2d(centre(kind, sender)));
    } else {
      ctx.fill(path2d(path(kind, sender)), "evenodd");
    }
    ctx.restore();
  }

  /** The same as an SVG element, hidden from the accessibility tree: words stand beside it. */
  function icon(kind, sender, size = 15, look = {}) {
    const { svg } = geomap.dom;
    const parts = look.disputed
      ? [svg("path", { d: outline(kind, 0.9), class: "glyph-hollow" }), svg("path", { d: centre(kind, sender) })]
      : [svg("path", { d: path(kind, sender ?? 0), "fill-rule": "evenodd" })];
    return svg(
      "svg",
      {
        class: `glyph ${sender === null ? "ink" : CLASSES[sender]}${look.background ? " faded" : ""}`,
        viewBox: "-8 -8 16 16",
        width: size,
        height: size,
        "aria-hidden": "true",
        focusable: "false",
      },
      ...parts,
    );
  }

  return { KINDS, CLASSES, path, outline, centre, signs, state, draw, icon };
})();
