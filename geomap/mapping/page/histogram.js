/**
 * Reports by night or day: up sent by Russia, down sent by Ukraine, a dot for "none in this data".
 * Two handles choose the days, Play moves through them.
 */
geomap.histogram = (() => {
  const STEP_MS = 900;

  /** How many days one bar covers, so that bars stay apart. */
  const binOf = (days) => (days <= 100 ? 1 : days <= 1100 ? 7 : 30);

  /** Bins over the whole data; at least seven days. */
  function scale(all) {
    if (all.first === null) return null;
    const first = Math.min(all.first, all.last - 6);
    const size = binOf(all.last - first + 1);
    return { first, size, bins: Math.ceil((all.last - first + 1) / size), last: all.last };
  }

  /** Sum days into bins. */
  function fold(days, scale) {
    const out = [0, 1, 2].map(() => new Uint32Array(scale.bins));
    if (days.first === null) return out;
    for (let s = 0; s < 3; s++) {
      days.bars[s].forEach((n, d) => { out[s][Math.floor((days.first + d - scale.first) / scale.size)] += n; });
    }
    return out;
  }

  function create(app) {
    const { el, svg, put } = geomap.dom;
    const node = el("div", { class: "time-inner" });
    let axis = null;
    let timer = null;

    const day = (bin) => axis.first + bin * axis.size;
    const range = () => [
      app.filters.since === null ? 0 : Math.max(0, Math.floor((app.filters.since - axis.first) / axis.size)),
      app.filters.until === null ? axis.bins - 1 : Math.min(axis.bins - 1, Math.floor((app.filters.until - axis.first) / axis.size)),
    ];

    function choose(from, to) {
      const whole = from <= 0 && to >= axis.bins - 1;
      app.filter({
        since: whole ? null : day(from),
        until: whole ? null : Math.min(axis.last, day(to + 1) - 1),
      });
    }

    function build() {
      stopPlay();
      axis = scale(app.allDays);
    }

    function stopPlay() {
      clearInterval(timer);
      timer = null;
    }

    /** Move a window of the chosen width (one bar when all is chosen) through the days. */
    function play() {
      if (timer) { stopPlay(); update(); return; }
      let [from, to] = range();
      let width = to - from;
      if (width >= axis.bins - 1) { width = 0; from = -1; }
      const step = () => {
        from += 1;
        if (from + width > axis.bins - 1) { stopPlay(); choose(0, axis.bins - 1); return; }
        choose(from, from + width);
      };
      timer = setInterval(step, STEP_MS);
      step();
    }

    function update() {
      const { t } = geomap.words;
      const nights = app.nightly;
      const head = el("div", { class: "time-head" },
        el("h2", null, t(nights ? "nights.head" : "nights.headDay")),
        el("p", { class: "sub" }, t(nights ? "nights.sub" : "nights.subDay")),
        axis && axis.bins > 1 ? el("button", { type: "button", class: "button play", onclick: play },
          playIcon(timer !== null), timer ? t("nights.pause") : t("nights.play")) : null);
      const focus = document.activeElement?.getAttribute?.("data-handle") ?? (document.activeElement?.classList?.contains("play") ? "play" : null);
      if (!axis) {
        put(node, head, el("p", { class: "meta" }, t("nights.empty")));
        return;
      }
      const chart = el("div", { class: "chart" });
      put(node, head, chart, key(t));
      draw(chart);
      if (focus) node.querySelector(focus === "play" ? ".play" : `[data-handle="${focus}"]`)?.focus({ preventScroll: true });
    }

    function playIcon(running) {
      return svg("svg", { viewBox: "0 0 12 12", width: 11, height: 11, "aria-hidden": "true", focusable: "false" },
        svg("path", { d: running ? "M2 1h3v10H2zM7 1h3v10H7z" : "M2 .5L11 6L2 11.5Z" }));
    }

    function key(t) {
      const [from, to] = range();
      const dates = geomap.dates.range(day(from), Math.min(axis.last, day(to + 1) - 1));
      return el("div", { class: "time-key" },
        el("strong", null, dates),
        el("span", null, el("i", { class: "box-ru" }), t("nights.up")),
        el("span", null, el("i", { class: "box-ua" }), t("nights.down")),
        app.model.has.unstated ? el("span", null, el("i", { class: "box-none" }), t("nights.unstated")) : null,
        axis.size > 1 ? el("span", null, t(axis.size === 7 ? "nights.week" : "nights.month"))
          : el("span", null, el("i", { class: "box-nil" }), t("nights.none")),
        app.view.days.undated ? el("span", null, t("nights.undated", { n: app.view.days.undated })) : null);
    }

    function draw(chart) {
      const width = Math.max(180, chart.clientWidth || 520), height = 74;
      const pad = 10, top = 4, foot = 15;
      const bars = fold(app.view.days, axis);
      const most = [0, 1].map((s) => Math.max(0, ...bars[s], ...(s === 0 ? bars[2] : [])));
      const usable = height - top - foot;
      const all = most[0] + most[1] || 1;
      const up = most[0] ? Math.min(usable - (most[1] ? 8 : 0), Math.max(8, usable * most[0] / all)) : 6;
      const base = top + up, down = usable - up;
      const slot = (width - 2 * pad) / axis.bins;
      const w = Math.max(1, Math.min(30, slot * 0.62));
      const x = (bin) => pad + slot * (bin + 0.5);
      const parts = [];
      const number = (n) => geomap.words.number(n);
      const roomy = slot >= 26;
      const beside = (b, text) => (b === axis.bins - 1 && slot - w < 2 * (8 + 7 * text.length)
        ? { x: x(b) - w / 2 - 4, "text-anchor": "end" } : { x: x(b) + w / 2 + 4 });
      for (let b = 0; b < axis.bins; b++) {
        const [ru, ua, none] = [bars[0][b], bars[1][b], bars[2][b]];
        if (!ru && !ua && !none) {
          if (slot >= 7) parts.push(svg("circle", { cx: x(b), cy: base, r: 2.5, class: "nil-dot" }));
        }
        const split = none ? w / 2 : w;
        if (ru) parts.push(svg("rect", { x: x(b) - w / 2, y: base - up * ru / most[0], width: split, height: up * ru / most[0], class: "bar-ru" }));
        if (none) parts.push(svg("rect", { x: x(b), y: base - up * none / most[0], width: split, height: up * none / most[0], class: "bar-none" }));
        if (ua) parts.push(svg("rect", { x: x(b) - w / 2, y: base, width: w, height: Math.max(1, down * ua / most[1]), class: "bar-ua" }));
        if (roomy && ru + none) {
          const text = none ? `${number(ru)} · ${number(none)}` : number(ru);
          parts.push(svg("text", { ...beside(b, text), y: base - 2 - Math.max(0, up * Math.max(ru, none) / most[0] - 12) / 2, class: "bar-n" }, text));
        }
        if (roomy && ua) parts.push(svg("text", { ...beside(b, number(ua)), y: base + 10 + Math.max(0, down * ua / most[1] - 12) / 2, class: "bar-n" }, number(ua)));
      }
      const total = (s) => bars[s].reduce((a, b) => a + b, 0);
      const picture = svg("svg", {
        class: "bars", width, height, viewBox: `0 0 ${width} ${height}`, role: "img",
        "aria-label": geomap.words.t("nights.bar", { day: geomap.dates.range(axis.first, axis.last), ru: total(0), ua: total(1), none: total(2) }),
      },
      svg("defs", null, svg("pattern", { id: "geomap-ua", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        svg("rect", { width: 5, height: 5, class: "ua-back" }), svg("rect", { width: 1.6, height: 5, class: "ua-line" }))),
      parts, svg("path", { d: `M${pad - 6} ${base}H${width - pad + 6}`, class: "axis" }), ticks(x, slot, height));
      const [from, to] = range();
      const edge = (bin) => pad + slot * bin;
      put(chart, picture,
        el("div", { class: "shade", style: { left: 0, width: `${edge(from)}px` } }),
        el("div", { class: "shade", style: { left: `${edge(to + 1)}px`, width: `${width - edge(to + 1)}px` } }),
        handle("from", edge(from), from, chart, slot, pad), handle("to", edge(to + 1), to, chart, slot, pad));
    }

    function ticks(x, slot, height) {
      const out = [];
      let last = -Infinity, label = "";
      for (let b = 0; b < axis.bins; b++) {
        const at = day(b);
        const daily = axis.size === 1 && axis.bins <= 40;
        let text = null;
        if (daily) text = geomap.dates.number(at);
        else {
          const month = axis.bins * axis.size > 700 ? String(geomap.dates.year(at)) : geomap.dates.format(at, { month: "short" });
          if (month !== label) { label = month; text = month; }
        }
        if (text === null || x(b) - last < (daily ? 16 : 30)) continue;
        last = x(b);
        const some = app.view.days.first !== null && axis.size === 1 && [0, 1, 2].some((s) => (app.view.days.bars[s][at - app.view.days.first] ?? 0) > 0);
        out.push(svg("text", { x: x(b), y: height - 2, class: some ? "tick strong" : "tick", "text-anchor": "middle" }, text));
      }
      return out;
    }

    function handle(which, left, bin, chart, slot, pad) {
      const { t } = geomap.words;
      const set = (to) => {
        const [a, b] = range();
        if (which === "from") choose(Math.max(0, Math.min(to, b)), b);
        else choose(a, Math.min(axis.bins - 1, Math.max(to, a)));
      };
      const at = which === "from" ? day(bin) : Math.min(axis.last, day(bin + 1) - 1);
      const node = el("div", {
        role: "slider", tabindex: 0, class: "range", "data-handle": which, "aria-label": t(`nights.${which}`),
        "aria-valuemin": 0, "aria-valuemax": axis.bins - 1, "aria-valuenow": bin, "aria-valuetext": geomap.dates.day(at),
        style: { left: `${left}px` },
        onkeydown: (event) => {
          const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[event.key];
          const to = event.key === "Home" ? 0 : event.key === "End" ? axis.bins - 1 : step ? bin + step : null;
          if (to === null) return;
          event.preventDefault();
          set(to);
        },
        onpointerdown: (down) => {
          down.preventDefault();
          const box = chart.getBoundingClientRect();
          const move = (event) => {
            const edge = Math.round((event.clientX - box.left - pad) / slot);
            const to = which === "from" ? edge : edge - 1;
            if (to !== range()[which === "from" ? 0 : 1]) set(to);
          };
          const up = () => {
            window.removeEventListener("pointermove", move);
            window.removeEventListener("pointerup", up);
            node.ownerDocument.querySelector(`[data-handle="${which}"]`)?.focus({ preventScroll: true });
          };
          window.addEventListener("pointermove", move);
          window.addEventListener("pointerup", up);
        },
      }, el("span"));
      return node;
    }

    return { node, build, update, stop: stopPlay };
  }

  return { create, scale, fold };
})();
