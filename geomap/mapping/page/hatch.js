/** Neutral hatches: direction says who is reported to have sent the drones. */
geomap.hatch = (() => {
  /** Spacing across the lines, pixels. */
  const spacing = (view) => (view.thin ? 7 : 9);

  /**
   * The lines of each hatch, in the map's units: how far across them a point lies, how far along, and
   * the point that lies so far across and along.
   */
  const LEANING = Math.SQRT2;
  const WAYS = [
    { apart: LEANING, across: (x, y) => -x - y, along: (x) => x, at: (s, u) => [u, -s - u] },
    { apart: LEANING, across: (x, y) => x - y, along: (x) => x, at: (s, u) => [u, u - s] },
    { apart: 1, across: (x) => x, along: (x, y) => y, at: (s, u) => [s, u] },
  ];

  /** Numbers of the lines that a view meets; line 0 runs through the map's origin. */
  function shown(view, unit, { across }, step) {
    const ends = [view.kmX(0), view.kmY(view.height), view.kmX(view.width), view.kmY(0)];
    const [x0, y0, x1, y1] = ends.map((km) => km / unit);
    const corners = [across(x0, y0), across(x0, y1), across(x1, y0), across(x1, y1)];
    return [Math.ceil(Math.min(...corners) / step), Math.floor(Math.max(...corners) / step)];
  }

  /**
   * Add to the present path what lies of one hatch within an area. Worked out line by line: to clip
   * lines by an area's outline takes a browser longer than to draw the rest of the map.
   * @param {{points: Int32Array}[]} arcs the lines around the area
   */
  function trace(ctx, view, unit, arcs, way) {
    const step = (spacing(view) * way.apart) / (view.k * unit);
    const [least, most] = shown(view, unit, way, step);
    const crossings = new Map();
    for (const { points } of arcs) {
      let [x, y] = points,
        s = way.across(x, y) / step;
      for (let k = 2; k < points.length; k += 2) {
        const [x0, y0, s0] = [x, y, s];
        x = points[k];
        y = points[k + 1];
        s = way.across(x, y) / step;
        const last = Math.min(most, Math.floor(Math.max(s0, s)));
        for (let n = Math.max(least, Math.floor(Math.min(s0, s)) + 1); n <= last; n++) {
          const part = (n - s0) / (s - s0);
          if (!crossings.has(n)) crossings.set(n, []);
          crossings.get(n).push(way.along(x0 + part * (x - x0), y0 + part * (y - y0)));
        }
      }
    }
    for (const [n, ends] of crossings) {
      ends.sort((a, b) => a - b);
      for (let k = 0; k + 1 < ends.length; k += 2) {
        const [from, to] = [way.at(n * step, ends[k]), way.at(n * step, ends[k + 1])];
        ctx.moveTo(view.x(from[0] * unit), view.y(from[1] * unit));
        ctx.lineTo(view.x(to[0] * unit), view.y(to[1] * unit));
      }
    }
  }

  /**
   * Hatch areas, all at once; the lines hang on the map's origin, so they stay where they are when
   * the map is moved.
   * @param {number} unit kilometres
   * @param {{arcs: {points: Int32Array}[], senders: boolean[]}[]} areas senders: Russia "\",
   *   Ukraine "/", not stated upright; both: both
   */
  function draw(ctx, view, unit, areas, colours) {
    ctx.globalAlpha = colours["hatch-opacity"];
    ctx.strokeStyle = colours.hatch;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (const { arcs, senders } of areas) {
      WAYS.forEach((way, sender) => senders[sender] && trace(ctx, view, unit, arcs, way));
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
