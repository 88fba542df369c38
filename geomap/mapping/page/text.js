/** Text on the canvas: fonts, measured widths, halos. */
geomap.text = (() => {
  const SANS = '"Geomap Sans", "Helvetica Neue", Arial, sans-serif';
  const SERIF = '"Geomap Serif", Georgia, serif';
  const SKEW = Math.tan((9 * Math.PI) / 180);
  const widths = new Map();

  const sans = (size, weight = 400) => `${weight} ${size}px ${SANS}`;
  /** Sea names: the true italic in Latin, the upright leaning 9° where the italic has no letters. */
  const sea = (size) => `${geomap.words.lang === "en" ? "italic " : ""}400 ${size}px ${SERIF}`;

  const clean = (text) => geomap.dom.clean(text);

  /** Width in pixels, tracking included. */
  function width(ctx, text, font, tracking = 0) {
    const key = `${font}|${text}`;
    if (!widths.has(key)) {
      ctx.font = font;
      widths.set(key, ctx.measureText(clean(text)).width);
    }
    return widths.get(key) + tracking * text.length;
  }

  /** Fonts have arrived: what was measured with their stand-ins is void. */
  const forget = () => widths.clear();

  /** Read the faces that the canvas writes with. @returns {Promise} */
  const fonts = () =>
    Promise.all(
      ["400 12px", "600 12px"]
        .flatMap((size) => [`${size} "Geomap Sans"`, `${size} "Geomap Serif"`])
        .concat(['italic 400 19px "Geomap Serif"'])
        .map((face) => document.fonts.load(face, "Aб")),
    ).then(forget);

  /**
   * @param {{font: string, colour: string, halo?: string, around?: number, tracking?: number,
   *   align?: "left"|"center"|"right", lean?: boolean}} style
   */
  function draw(ctx, text, x, y, style) {
    ctx.save();
    ctx.font = style.font;
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    if (style.tracking && "letterSpacing" in ctx) ctx.letterSpacing = `${style.tracking}px`;
    const w = style.align ? width(ctx, text, style.font, style.tracking ?? 0) : 0;
    const left = style.align === "center" ? x - w / 2 : style.align === "right" ? x - w : x;
    if (style.lean && geomap.words.lang !== "en") {
      ctx.transform(1, 0, -SKEW, 1, SKEW * y, 0);
    }
    if (style.halo) {
      ctx.lineJoin = "round";
      ctx.lineWidth = style.around ?? 3.5;
      ctx.strokeStyle = style.halo;
      ctx.strokeText(clean(text), left, y);
    }
    ctx.fillStyle = style.colour;
    ctx.fillText(clean(text), left, y);
    ctx.restore();
  }

  return { sans, sea, width, draw, forget, fonts };
})();
