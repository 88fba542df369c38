/** On paper: the map as a drawing with numbered marks, and the key to the numbers. */
geomap.print = (() => {
  /** Path data of rings or lines in pixels of the view. */
  function pathOf(base, view, rings, close) {
    const { arcs, unit } = base;
    let d = "";
    for (const ring of rings) {
      ring.forEach((index, k) => {
        const { points } = arcs[index < 0 ? ~index : index],
          n = points.length / 2;
        for (let j = k && close ? 1 : 0; j < n; j++) {
          const at = 2 * (index < 0 ? n - 1 - j : j);
          d += `${j === 0 && (k === 0 || !close) ? "M" : "L"}${view.x(points[at] * unit).toFixed(1)} ${view.y(points[at + 1] * unit).toFixed(1)}`;
        }
      });
      if (close) d += "Z";
    }
    return d;
  }

  /** The map as SVG; `items` are the marks with their numbers. */
  function drawing(app, view, items) {
    const { svg } = geomap.dom;
    const { base } = app;
    const c = geomap.palette.of("paper");
    const [x0, y0, x1, y1] = view.shown;
    const seen = [...base.areas.values()].filter((area) => view.meets(area.box) && area.rings.length);
    const area = (one, fill) => svg("path", { d: pathOf(base, view, one.rings, true), fill, "fill-rule": "evenodd" });
    const lines = (kind, stroke, width) =>
      svg("path", {
        d: pathOf(
          base,
          view,
          (base.indices[kind] ?? []).map((i) => [i]),
          false,
        ),
        fill: "none",
        stroke,
        "stroke-width": width,
        "stroke-linejoin": "round",
      });
    const hatched = app.layer.scene.areas.filter((p) => p.area && view.meets(p.area.box));
    const hatch = (p) => p.senders.map((on, s) => (on ? area(p.area, `url(#geomap-print-${s})`) : null));
    return svg(
      "svg",
      { viewBox: `${x0} ${y0} ${x1 - x0} ${y1 - y0}`, class: "print-map", role: "img", "aria-label": app.title() },
      svg(
        "defs",
        null,
        [45, -45, 0].map((turn, s) =>
          svg(
            "pattern",
            {
              id: `geomap-print-${s}`,
              width: 9,
              height: 9,
              patternUnits: "userSpaceOnUse",
              patternTransform: `rotate(${s === 2 ? 0 : turn + 90})`,
            },
            svg("path", { d: "M4.5 0V9", stroke: c.hatch, "stroke-width": 0.8, opacity: c["hatch-opacity"] }),
          ),
        ),
        svg("clipPath", { id: "geomap-print-clip" }, svg("rect", { x: x0, y: y0, width: x1 - x0, height: y1 - y0 })),
      ),
      svg(
        "g",
        { "clip-path": "url(#geomap-print-clip)" },
        svg("rect", { x: x0, y: y0, width: x1 - x0, height: y1 - y0, fill: c.sea }),
        hatched.filter((p) => p.area.kind === "sea").map(hatch),
        seen.filter((a) => a.kind === "country").map((a) => area(a, c["land-other"])),
        seen.filter((a) => a.kind === "region").map((a) => area(a, c.land)),
        hatched.filter((p) => p.area.kind !== "sea").map(hatch),
        lines("regional", c.regional, 0.8),
        lines("coast", c.coast, 0.8),
        hatched
          .filter((p) => p.area.kind !== "sea")
          .map((p) =>
            svg("path", {
              d: pathOf(base, view, p.area.rings, true),
              fill: "none",
              stroke: c.outline,
              "stroke-width": 1,
            }),
          ),
        lines("international", c.border, 1.6),
        names(app, view, items, c),
        items.map((item) => mark(item)),
      ),
      svg("rect", { x: x0, y: y0, width: x1 - x0, height: y1 - y0, fill: "none", stroke: c.border }),
    );
  }

  /** Names of the ground where the marks leave room for them. */
  function names(app, view, items, c) {
    const { svg } = geomap.dom;
    const taken = geomap.boxes.create();
    for (const item of items) taken.add(boxOf(item));
    const ctx = document.createElement("canvas").getContext("2d");
    const placed = geomap.labels.arrange(ctx, view, app.base, taken, new Set(), new Set());
    const write = (one, text, x, y, font, anchor) => {
      const style = { font, fill: c[one.role], stroke: c[one.halo] };
      if (one.tracking && text === one.text) style["letter-spacing"] = `${one.tracking}px`;
      return svg("text", { x, y: y + 4, class: "ground-name", "text-anchor": anchor, style }, text);
    };
    return placed.map((one) => [
      one.dot ? svg("circle", { cx: one.x, cy: one.y, r: one.dot, fill: c[one.role] }) : null,
      write(one, one.text, ...one.at, one.font, { left: "start", right: "end", center: "middle" }[one.align]),
      one.under ? write(one, one.under, one.at[0], one.at[1] + 12, geomap.text.sans(10.5), "middle") : null,
    ]);
  }

  /** The box of a numbered mark. */
  function boxOf({ number, box, entries }) {
    const width = 18 + Math.min(3, entries.length) * 15 + (String(number).length - 1) * 6;
    return geomap.boxes.around((box[0] + box[2]) / 2, (box[1] + box[3]) / 2, width, 20);
  }

  /** A glyph for each sender and kind, and the number. */
  function mark(item) {
    const { svg } = geomap.dom;
    const { number, box, entries } = item;
    const [x0, , x1] = boxOf(item);
    const x = (x0 + x1) / 2,
      y = (box[1] + box[3]) / 2,
      width = x1 - x0,
      some = entries.slice(0, 3);
    let at = x - width / 2 + 10;
    return svg(
      "g",
      null,
      svg("rect", { x: x - width / 2, y: y - 10, width, height: 20, rx: 3, fill: "#FFFFFF", stroke: "#888888" }),
      some.map((e) => {
        const icon = svg(
          "g",
          {
            transform: `translate(${at} ${y}) scale(.75)`,
            class: `glyph ${geomap.glyphs.CLASSES[e.sender]}${geomap.glyphs.signs(e.look).background ? " faded" : ""}`,
          },
          e.look === 2
            ? [
                svg("path", { d: geomap.glyphs.outline(e.kind, 0.9), class: "glyph-hollow" }),
                svg("path", { d: geomap.glyphs.centre(e.kind, e.sender) }),
              ]
            : svg("path", { d: geomap.glyphs.path(e.kind, e.sender), "fill-rule": "evenodd" }),
        );
        at += 15;
        return icon;
      }),
      svg("text", { x: at - 2, y: y + 4, class: "number" }, String(number)),
    );
  }

  /** Number, place, what, who said so, when. */
  function key(app, items) {
    const { el, joined } = geomap.dom;
    return el(
      "ol",
      { class: "print-key" },
      items.map((item) => {
        const events = item.rows.slice(0, 4).map(app.model.event);
        const lines = events.map((event) =>
          el(
            "span",
            null,
            joined([
              geomap.wording.what(event),
              geomap.words.t(`sent.${geomap.wording.code(event)}`),
              geomap.wording.said(event),
              geomap.dates.when(event),
            ]),
          ),
        );
        const said = new Map(lines.map((line) => [line.textContent, line]));
        const n = item.entries.reduce((sum, e) => sum + e.n, 0);
        return el(
          "li",
          { value: item.number },
          el("strong", null, item.title),
          ": ",
          joined([...said.values()], "; "),
          n > events.length ? ` (${geomap.words.t("reports.n", { n })})` : null,
          item.letters.length ? ` (${geomap.words.t("total.part", { letter: item.letters.join(", ") })})` : null,
        );
      }),
    );
  }

  /** The sheet that is printed in place of the page. */
  function sheet(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const items = app.layer.items().map((item, k) => ({ ...item, number: k + 1 }));
    const totals = [...app.view.groups].map(([code, rows]) => {
      const { total, said } = geomap.totals.words(app, code, rows);
      return el(
        "p",
        null,
        el("strong", null, `${app.model.letters.get(code)} · ${total}, `),
        said,
        ` ${t("total.noBreakdown")}`,
      );
    });
    const legend = el(
      "p",
      { class: "legend-row" },
      geomap.model.KINDS.map((kind, k) =>
        el("span", null, geomap.glyphs.icon(k, null, 12), geomap.words.capital(t(`kind.${kind}`))),
      ),
      (app.model.has.unstated ? [0, 1, 2] : [0, 1]).map((s) =>
        el("span", null, geomap.glyphs.icon(2, s, 12), t(`legend.${geomap.glyphs.CLASSES[s]}`)),
      ),
    );
    return el(
      "section",
      { class: "print" },
      el("h1", null, app.title()),
      el("p", { class: "summary" }, app.summary()),
      drawing(app, app.layer.view, items),
      legend,
      totals,
      key(app, items),
      el(
        "p",
        { class: "meta" },
        [
          t("legend.shading"),
          app.asOf() ? t("footer.asOf", { date: app.asOf() }) : null,
          t("about.unverified"),
          app.meta.checked_by ? t("about.checked", { who: app.meta.checked_by }) : t("about.machine"),
          t("about.border"),
          t("footer.base"),
        ]
          .filter(Boolean)
          .join(" "),
      ),
    );
  }

  function attach(app) {
    let theme = null,
      made = null;
    window.addEventListener("beforeprint", () => {
      if (made) return;
      theme = geomap.palette.theme;
      geomap.palette.use("paper");
      if (app.mode === "map" && app.layer.view) {
        made = sheet(app);
        app.shell.root.append(made);
        app.shell.root.classList.add("printing");
      }
    });
    window.addEventListener("afterprint", () => {
      made?.remove();
      made = null;
      app.shell.root.classList.remove("printing");
      geomap.palette.use(theme ?? app.meta.theme);
      app.layer.refresh();
    });
  }

  return { attach };
})();
