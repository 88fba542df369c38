/** The bars of the histogram as SVG: up sent by Russia, down by Ukraine, a dot for no report. */
geomap.bars = (() => {
  const HEIGHT = 74,
    PAD = 10,
    TOP = 4,
    FOOT = 15;

  /** Sum days into bins. @returns {Uint32Array[]} by sender */
  function fold(days, axis) {
    const out = [0, 1, 2].map(() => new Uint32Array(axis.bins));
    if (days.first === null) return out;
    for (let s = 0; s < 3; s++) {
      days.bars[s].forEach((n, d) => {
        out[s][Math.floor((days.first + d - axis.first) / axis.size)] += n;
      });
    }
    return out;
  }

  /** Heights: both sides share what there is in proportion, so that a report is as tall on either. */
  function measure(width, axis, bars) {
    const most = [Math.max(0, ...bars[0], ...bars[2]), Math.max(0, ...bars[1])];
    const usable = HEIGHT - TOP - FOOT,
      all = most[0] + most[1] || 1;
    const up = most[0] ? Math.min(usable - (most[1] ? 8 : 0), Math.max(8, (usable * most[0]) / all)) : 6;
    const slot = (width - 2 * PAD) / axis.bins;
    return {
      most,
      up,
      base: TOP + up,
      down: usable - up,
      slot,
      w: Math.max(1, Math.min(30, slot * 0.62)),
      x: (bin) => PAD + slot * (bin + 0.5),
    };
  }

  /** The number over a bar: of Russia, and of what has no sender. */
  const above = (ru, none) =>
    [ru, none]
      .filter((n, k) => n || (k === 0 && none))
      .map(geomap.words.number)
      .join(" · ");

  /** Bars of one bin, and their numbers where there is room. */
  function column(m, b, [ru, ua, none], leftward) {
    const { svg } = geomap.dom;
    const { x, w, base, slot } = m;
    const left = x(b) - w / 2,
      split = none ? w / 2 : w;
    const high = (n) => (m.up * n) / m.most[0],
      deep = Math.max(1, (m.down * ua) / m.most[1]);
    if (!ru && !ua && !none) return slot < 7 ? [] : [svg("circle", { cx: x(b), cy: base, r: 2.5, class: "nil-dot" })];
    const parts = [
      ru ? svg("rect", { x: left, y: base - high(ru), width: split, height: high(ru), class: "bar-ru" }) : null,
      none ? svg("rect", { x: x(b), y: base - high(none), width: split, height: high(none), class: "bar-none" }) : null,
      ua ? svg("rect", { x: left, y: base, width: w, height: deep, class: "bar-ua" }) : null,
    ];
    if (slot < 26) return parts;
    const over = above(ru, none);
    const beside = (text, y) => {
      const at = leftward && b > 0 ? { x: left - 4, "text-anchor": "end" } : { x: left + w + 4 };
      return svg("text", { ...at, y, class: "bar-n" }, text);
    };
    if (ru + none) parts.push(beside(over, base - 2 - Math.max(0, high(Math.max(ru, none)) - 12) / 2));
    if (ua) parts.push(beside(geomap.words.number(ua), base + 10 + Math.max(0, deep - 12) / 2));
    return parts;
  }

  /** Days, or where a new month or year begins. */
  function ticks(m, axis, days) {
    const { svg } = geomap.dom;
    const daily = axis.size === 1 && axis.bins <= 40;
    const out = [];
    let last = -Infinity,
      label = "";
    for (let b = 0; b < axis.bins; b++) {
      const at = axis.first + b * axis.size;
      const name = daily
        ? geomap.dates.number(at)
        : axis.bins * axis.size > 700
          ? String(geomap.dates.year(at))
          : geomap.words.month(geomap.dates.monthOf(at), "short");
      if (!daily && name === label) continue;
      label = name;
      if (m.x(b) - last < (daily ? 16 : 30)) continue;
      last = m.x(b);
      const some = axis.size === 1 && days.first !== null && days.bars.some((bar) => bar[at - days.first] > 0);
      out.push(
        svg("text", { x: m.x(b), y: HEIGHT - 2, class: some ? "tick strong" : "tick", "text-anchor": "middle" }, name),
      );
    }
    return out;
  }

  /** Fine lines for the side that is drawn downwards: it reads without colour. */
  function pattern() {
    const { svg } = geomap.dom;
    const size = { width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    return svg(
      "defs",
      null,
      svg(
        "pattern",
        { id: "geomap-ua", ...size },
        svg("rect", { width: 5, height: 5, class: "ua-back" }),
        svg("rect", { width: 1.6, height: 5, class: "ua-line" }),
      ),
    );
  }

  /**
   * Draw the bars of some days.
   * @param {number} width pixels
   * @param {{first: number, size: number, bins: number, last: number}} axis
   * @returns {{picture: SVGElement, edge: (bin: number) => number, slot: number, pad: number}}
   */
  function draw(width, axis, days) {
    const { svg } = geomap.dom;
    const bars = fold(days, axis),
      m = measure(width, axis, bars);
    const of = (b) => bars.map((bar) => bar[b]);
    // Where the last numbers have no room at the right edge, all stand to the left of their bars.
    const [up, down, apart] = of(axis.bins - 1);
    const longest = Math.max(above(up, apart).length, geomap.words.number(down).length);
    const leftward = m.slot - m.w < 2 * (8 + 7 * longest);
    const columns = Array.from({ length: axis.bins }, (_, b) => column(m, b, of(b), leftward));
    const [ru, ua, none] = bars.map((bar) => bar.reduce((a, b) => a + b, 0));
    const day = geomap.dates.range(axis.first, axis.last);
    const picture = svg(
      "svg",
      {
        class: "bars",
        width,
        height: HEIGHT,
        viewBox: `0 0 ${width} ${HEIGHT}`,
        role: "img",
        "aria-label": geomap.words.t("nights.bar", { day, ru, ua, none }),
      },
      pattern(),
      columns,
      svg("path", { d: `M${PAD - 6} ${m.base}H${width - PAD + 6}`, class: "axis" }),
      ticks(m, axis, days),
    );
    return { picture, edge: (bin) => PAD + m.slot * bin, slot: m.slot, pad: PAD };
  }

  return { draw, fold };
})();
