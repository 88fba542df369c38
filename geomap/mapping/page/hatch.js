/** Neutral hatches: direction says who is reported to have sent the drones. */
geomap.hatch = (() => {
  /** Spacing across the lines, pixels. */
  const spacing = (view) => (view.thin ? 7 : 9);

  /**
   * Hatch a box of the canvas (clipped by the caller); the lines hang on the map's origin, so
   * they stay where they are when the map is moved.
   * @param {boolean[]} senders Russia "\", Ukraine "/", not stated upright; both: both
   */
  function draw(ctx, view, [x0, y0, x1, y1], senders, colours) {
    ctx.globalAlpha = colours["hatch-opacity"];
    ctx.strokeStyle = colours.hatch;
    ctx.lineWidth = 1;
    ctx.beginPath();
    const gap = spacing(view),
      step = gap * Math.SQRT2;
    const from = (at, size) => Math.floor(at / size) * size;
    if (senders[0]) {
      const anchor = view.oy - view.ox;
      for (let c = from(y0 - x1 - anchor, step) + anchor; c <= y1 - x0; c += step) {
        ctx.moveTo(x0, x0 + c);
        ctx.lineTo(x1, x1 + c);
      }
    }
    if (senders[1]) {
      const anchor = view.oy + view.ox;
      for (let c = from(y0 + x0 - anchor, step) + anchor; c <= y1 + x1; c += step) {
        ctx.moveTo(x0, c - x0);
        ctx.lineTo(x1, c - x1);
      }
    }
    if (senders[2]) {
      for (let c = from(x0 - view.ox, gap) + view.ox; c <= x1; c += gap) {
        ctx.moveTo(c, y0);
        ctx.lineTo(c, y1);
      }
    }
    ctx.stroke();
    ctx.globalAlpha = 1;
  }

  /** A swatch for the legend. */
  function swatch(sender, width = 34, height = 20) {
    const { svg } = geomap.dom;
    let d = "";
    for (let c = -height; c < width + height; c += sender === 2 ? 7 : 9) {
      if (sender === 0) d += `M${c} 0L${c + height} ${height}`;
      if (sender === 1) d += `M${c} ${height}L${c + height} 0`;
      if (sender === 2) d += `M${c + 3.5} 0V${height}`;
    }
    return svg(
      "svg",
      {
        class: "swatch",
        width,
        height,
        viewBox: `0 0 ${width} ${height}`,
        "aria-hidden": "true",
        focusable: "false",
      },
      svg("path", { d, class: "hatch-line" }),
      svg("rect", { x: 0.5, y: 0.5, width: width - 1, height: height - 1, class: "swatch-edge" }),
    );
  }

  return { draw, swatch };
})();
