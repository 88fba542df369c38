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

  function create(app) {
    const { el, svg, put } = geomap.dom;
    const node = el("div", { class: "time-inner" });
    let axis = null;
    let timer = null;

    const day = (bin) => axis.first + bin * axis.size;
    const range = () => [
      app.filters.since === null ? 0 : Math.max(0, Math.floor((app.filters.since - axis.first) / axis.size)),
      app.filters.until === null
        ? axis.bins - 1
        : Math.min(axis.bins - 1, Math.floor((app.filters.until - axis.first) / axis.size)),
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
      if (timer) {
        stopPlay();
        update();
        return;
      }
      let [from, to] = range();
      let width = to - from;
      if (width >= axis.bins - 1) {
        width = 0;
        from = -1;
      }
      const step = () => {
        from += 1;
        if (from + width > axis.bins - 1) {
          stopPlay();
          choose(0, axis.bins - 1);
          return;
        }
        choose(from, from + width);
      };
      timer = setInterval(step, STEP_MS);
      step();
    }

    function update() {
      const { t } = geomap.words;
      const nights = app.nightly;
      const head = el(
        "div",
        { class: "time-head" },
        el("h2", null, t(nights ? "nights.head" : "nights.headDay")),
        el("p", { class: "sub" }, t(nights ? "nights.sub" : "nights.subDay")),
        axis && axis.bins > 1
          ? el(
              "button",
              { type: "button", class: "button play", onclick: play },
              playIcon(timer !== null),
              timer ? t("nights.pause") : t("nights.play"),
            )
          : null,
      );
      const focus =
        document.activeElement?.getAttribute?.("data-handle") ??
        (document.activeElement?.classList?.contains("play") ? "play" : null);
      if (!axis) {
        put(node, head, el("p", { class: "meta" }, t("nights.empty")));
        return;
      }
      const chart = el("div", { class: "chart" });
      put(node, head, chart, key(t));
      draw(chart);
      if (focus)
        node.querySelector(focus === "play" ? ".play" : `[data-handle="${focus}"]`)?.focus({ preventScroll: true });
    }

    function playIcon(running) {
      return svg(
        "svg",
        { viewBox: "0 0 12 12", width: 11, height: 11, "aria-hidden": "true", focusable: "false" },
        svg("path", { d: running ? "M2 1h3v10H2zM7 1h3v10H7z" : "M2 .5L11 6L2 11.5Z" }),
      );
    }

    function key(t) {
      const [from, to] = range();
      const dates = geomap.dates.range(day(from), Math.min(axis.last, day(to + 1) - 1));
      return el(
        "div",
        { class: "time-key" },
        el("strong", null, dates),
        el("span", null, el("i", { class: "box-ru" }), t("nights.up")),
        el("span", null, el("i", { class: "box-ua" }), t("nights.down")),
        app.model.has.unstated ? el("span", null, el("i", { class: "box-none" }), t("nights.unstated")) : null,
        axis.size > 1
          ? el("span", null, t(axis.size === 7 ? "nights.week" : "nights.month"))
          : el("span", null, el("i", { class: "box-nil" }), t("nights.none")),
        app.view.days.undated ? el("span", null, t("nights.undated", { n: app.view.days.undated })) : null,
      );
    }

    function draw(chart) {
      const width = Math.max(180, chart.clientWidth || 520);
      const { picture, edge, slot, pad } = geomap.bars.draw(width, axis, app.view.days);
      const [from, to] = range();
      const shade = (left, right) =>
        el("div", { class: "shade", style: { left: `${left}px`, width: `${right - left}px` } });
      put(
        chart,
        picture,
        shade(0, edge(from)),
        shade(edge(to + 1), width),
        handle("from", edge(from), from, chart, slot, pad),
        handle("to", edge(to + 1), to, chart, slot, pad),
      );
    }

    function handle(which, left, bin, chart, slot, pad) {
      const { t } = geomap.words;
      const set = (to) => {
        const [a, b] = range();
        if (which === "from") choose(Math.max(0, Math.min(to, b)), b);
        else choose(a, Math.min(axis.bins - 1, Math.max(to, a)));
      };
      const at = which === "from" ? day(bin) : Math.min(axis.last, day(bin + 1) - 1);
      const node = el(
        "div",
        {
          role: "slider",
          tabindex: 0,
          class: "range",
          "data-handle": which,
          "aria-label": t(`nights.${which}`),
          "aria-valuemin": 0,
          "aria-valuemax": axis.bins - 1,
          "aria-valuenow": bin,
          "aria-valuetext": geomap.dates.day(at),
          style: { left: `${left}px` },
          onkeydown: (event) => {
            const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 7, PageDown: -7 }[
              event.key
            ];
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
        },
        el("span"),
      );
      return node;
    }

    return { node, build, update, stop: stopPlay };
  }

  return { create, scale };
})();
