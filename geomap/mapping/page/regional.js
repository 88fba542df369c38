/**
 * Views over regions, on request: symbols whose area is the number of reports; nights with at
 * least one report, one sender at a time, in fixed classes of a neutral tint; and the density of
 * reports at points. Reports known to a region only never enter the density.
 */
geomap.regional = (() => {
  const MODES = ["marks", "regions", "nights-ru", "nights-ua", "density"];
  /** Lower ends of the classes: fixed, so that maps of different weeks compare. */
  const CLASSES = [1, 2, 5, 10, 20];
  const LARGEST = 26;
  /** Few reports do not fill the largest circle. */
  const LEAST = 20;

  /** Reports by region and sender: region code → [Russia, Ukraine, not stated]. */
  function byRegion(model, rows) {
    const counts = new Uint32Array((model.region.values.length + 1) * 3);
    for (const i of rows) counts[(model.region.codes[i] + 1) * 3 + model.sender[i]]++;
    const found = new Map();
    model.region.values.forEach((code, at) => {
      const own = [...counts.subarray((at + 1) * 3, (at + 1) * 3 + 3)];
      if (own.some(Boolean)) found.set(code, own);
    });
    return { found, none: [...counts.subarray(0, 3)] };
  }

  /** Days with at least one report, by region, for one sender. */
  function nights(model, rows, sender) {
    const seen = new Map();
    for (const i of rows) {
      const code = model.region.codes[i];
      if (code < 0 || model.sender[i] !== sender || model.counted[i] === geomap.model.NO_DAY) continue;
      if (!seen.has(code)) seen.set(code, new Set());
      seen.get(code).add(model.counted[i]);
    }
    return new Map([...seen].map(([code, set]) => [model.region.values[code], set.size]));
  }

  const classesOf = (app) => app.meta.classes ?? CLASSES;
  const classOf = (n, classes) => classes.filter((low) => n >= low).length;

  /** Neutral tints from light to dark; never a side's colour. */
  function tint(k, n) {
    const c = geomap.palette.colours;
    const [from, to] = [c["class-low"], c["class-high"]].map((hex) =>
      [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)),
    );
    const part = n < 2 ? 1 : (k - 1) / (n - 1);
    return `rgb(${from.map((v, j) => Math.round(v + (to[j] - v) * part)).join(",")})`;
  }

  /** Countries that no row of the data is in: outside its coverage, which is not "none". */
  const covered = (app) => new Set(app.model.region.values.map((code) => code.slice(0, 2)));

  /** Areas with their shade for the nights view. */
  function shaded(app, mode) {
    const sender = mode === "nights-ua" ? 1 : 0;
    const found = nights(app.model, app.view.rows, sender),
      classes = classesOf(app),
      inside = covered(app);
    return [...app.base.areas.values()]
      .filter((area) => area.kind === "region")
      .map((area) => {
        const n = found.get(area.id) ?? 0;
        const shade = !inside.has(area.country)
          ? geomap.palette.colours["land-other"]
          : n
            ? tint(classOf(n, classes), classes.length)
            : geomap.palette.colours.land;
        return { area, senders: [false, false, false], shade, n };
      });
  }

  const radius = (n, most) => Math.max(3, LARGEST * Math.sqrt(n / most));

  /** Circles beside each other at a region's label point, and the number with its unit below. */
  function symbols(ctx, view, app, colours) {
    const { found } = byRegion(app.model, app.view.rows);
    const most = Math.max(LEAST, ...[...found.values()].flat());
    const items = [],
      written = geomap.boxes.create();
    for (const [code, counts] of [...found].sort((a, b) => Math.max(...b[1]) - Math.max(...a[1]))) {
      const area = app.base.areas.get(code);
      if (!area || !view.meets(area.box)) continue;
      const [x, y] = [view.x(area.x), view.y(area.y)];
      const shown = [0, 1, 2].filter((s) => counts[s]);
      const sizes = shown.map((s) => radius(counts[s], most));
      let left = x - sizes.reduce((sum, r) => sum + 2 * r + 2, -2) / 2;
      shown.forEach((s, k) => {
        circle(ctx, colours, s, left + sizes[k], y, sizes[k]);
        left += 2 * sizes[k] + 2;
      });
      const n = counts.reduce((a, b) => a + b, 0),
        big = Math.max(...sizes);
      const last = geomap.words.t("reports.n", { n: counts[shown.at(-1)] });
      const before = earlier(app, [code]);
      const text =
        [...shown.slice(0, -1).map((s) => geomap.words.number(counts[s])), last].join(" · ") +
        (before === null ? "" : ` ${toldBefore(before)}`);
      const font = geomap.text.sans(11.5, 600);
      const box = geomap.boxes.around(x, y + big + 9, geomap.text.width(ctx, text, font), 12);
      if (written.free(box)) {
        written.add(box);
        geomap.text.draw(ctx, text, x, y + big + 9, { font, colour: colours.ink, halo: colours.land, align: "center" });
      }
      items.push({ key: `r:${code}`, code, counts, n, box: [x - big, y - big, x + big, y + big], area });
    }
    return items;
  }

  /**
   * Reports of the days before in these regions, for maps that compare. Null where there is nothing
   * to compare with: what was counted before knows regions and senders, and no other filter.
   */
  function earlier(app, codes) {
    const { compare } = app.meta,
      { senders } = app.filters;
    if (!compare || !geomap.filters.isOpen({ ...app.filters, senders: [true, true, true], place: null })) return null;
    const of = (code) => ["RU", "UA", "none"].map((s, k) => (senders[k] ? (compare.regions[code]?.[s] ?? 0) : 0));
    return codes.flatMap(of).reduce((a, b) => a + b, 0);
  }

  /** "(5 before)"; none stays "none", never 0. */
  const toldBefore = (n) => geomap.words.t(n ? "view.before" : "view.beforeNone", { n });

  /** "5 before, 2 fewer now". */
  function change(before, now) {
    const { t } = geomap.words,
      more = now - before;
    const told = more ? t(more > 0 ? "view.more" : "view.fewer", { n: Math.abs(more) }) : t("view.same");
    return before ? t("view.change", { n: before, change: told }) : t("view.beforeNone");
  }

  const daysBefore = ({ since, until }) => geomap.dates.range(geomap.dates.parse(since), geomap.dates.parse(until));

  function circle(ctx, colours, sender, x, y, r) {
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    if (sender === 1) {
      ctx.moveTo(x + r * 0.45, y);
      ctx.arc(x, y, r * 0.45, 0, 2 * Math.PI, true);
    }
    ctx.fillStyle = colours[geomap.glyphs.CLASSES[sender]];
    ctx.globalAlpha = 0.88;
    ctx.fill("evenodd");
    ctx.globalAlpha = 1;
    if (sender === 2) {
      ctx.fillStyle = colours.chip;
      ctx.fillRect(x - r * 0.12, y - r, r * 0.24, 2 * r);
    }
    ctx.strokeStyle = colours.chip;
    ctx.lineWidth = 1;
    ctx.stroke();
  }

  const POINTS = 3;

  /** Reports at points, smoothed over about 20 pixels, in the neutral tint. */
  function density(ctx, view, app) {
    const cell = 5,
      across = Math.ceil(view.width / cell),
      down = Math.ceil(view.height / cell);
    let grid = new Float32Array(across * down);
    const { x, y, precision } = app.model;
    for (const i of app.view.rows) {
      if (precision[i] >= POINTS) continue;
      const cx = Math.floor(view.x(x[i]) / cell),
        cy = Math.floor(view.y(y[i]) / cell);
      if (cx >= 0 && cy >= 0 && cx < across && cy < down) grid[cy * across + cx]++;
    }
    for (let pass = 0; pass < 3; pass++) grid = blur(blur(grid, across, down, 1), down, across, across, true);
    let most = 0;
    for (const v of grid) if (v > most) most = v;
    if (!most) return;
    const steps = 5;
    for (let k = 1; k <= steps; k++) {
      ctx.fillStyle = tint(k, steps);
      ctx.globalAlpha = 0.75;
      for (let at = 0; at < grid.length; at++) {
        const level = Math.ceil(Math.sqrt(grid[at] / most) * steps);
        if (level === k && grid[at] > most / 400)
          ctx.fillRect((at % across) * cell, Math.floor(at / across) * cell, cell, cell);
      }
    }
    ctx.globalAlpha = 1;
  }

  /** A running mean of five cells along rows, or along columns when turned. */
  function blur(grid, length, lines, step, turned = false) {
    const out = new Float32Array(grid.length);
    for (let line = 0; line < lines; line++) {
      const start = turned ? line : line * length;
      for (let k = 0; k < length; k++) {
        let sum = 0;
        for (let d = -2; d <= 2; d++) if (k + d >= 0 && k + d < length) sum += grid[start + (k + d) * step];
        out[start + k * step] = sum / 5;
      }
    }
    return out;
  }

  /** The line that says what the view counts, and its classes or sizes. */
  function legend(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const mode = app.filters.mode;
    if (mode === "marks") return null;
    const swatch = (colour, text) =>
      el("li", null, el("i", { class: "class-box", style: { background: colour } }), text);
    if (mode.startsWith("nights")) {
      const classes = classesOf(app);
      const name = (low, k) =>
        k === classes.length - 1
          ? t("view.from", { n: low })
          : classes[k + 1] - 1 === low
            ? geomap.words.number(low)
            : `${low}–${classes[k + 1] - 1}`;
      return el(
        "div",
        { class: "classes" },
        el("p", null, el("strong", null, t(`view.${mode}`))),
        el(
          "ul",
          null,
          swatch(geomap.palette.colours.land, t("nights.none")),
          classes.map((low, k) => swatch(tint(k + 1, classes.length), name(low, k))),
          swatch(geomap.palette.colours["land-other"], t("view.outside")),
        ),
        el("p", { class: "meta" }, t("view.caution")),
      );
    }
    return el(
      "div",
      { class: "classes" },
      el("p", null, el("strong", null, t(`view.${mode}`))),
      app.meta.compare
        ? el("p", { class: "meta" }, t("view.beforeDays", { dates: daysBefore(app.meta.compare) }))
        : null,
      el("p", { class: "meta" }, t(mode === "density" ? "view.densityNote" : "view.regionsNote")),
      el("p", { class: "meta" }, t("view.caution")),
    );
  }

  return { MODES, earlier, change, byRegion, nights, classOf, shaded, symbols, density, legend };
})();
