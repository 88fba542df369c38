/** How to read the map. */
geomap.legend = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "card legend" });

    function full(t, senders) {
      const { CLASSES, icon } = geomap.glyphs;
      return [
        el("h2", null, t("legend.head")),
        el(
          "table",
          { class: "legend-table" },
          el(
            "thead",
            null,
            el(
              "tr",
              null,
              el("td"),
              senders.map((s) => el("th", { scope: "col" }, t(`legend.${CLASSES[s]}`))),
            ),
          ),
          el(
            "tbody",
            null,
            geomap.model.KINDS.map((kind, k) =>
              el(
                "tr",
                null,
                el("th", { scope: "row" }, geomap.words.capital(t(`kind.${kind}`))),
                senders.map((s) => el("td", null, icon(k, s, 13))),
              ),
            ),
            app.areas()
              ? el(
                  "tr",
                  null,
                  el("th", { scope: "row" }, t(app.form === "embed" ? "legend.areaShort" : "legend.area")),
                  senders.map((s) => el("td", null, geomap.hatch.swatch(s))),
                )
              : null,
            app.model.letters.size && app.form !== "embed"
              ? el(
                  "tr",
                  null,
                  el("th", { scope: "row" }, t("legend.total")),
                  el("td", null, el("span", { class: "letter" }, "A")),
                  senders.slice(1).map(() => el("td")),
                )
              : null,
          ),
        ),
        geomap.regional.legend(app),
        extras(t),
        app.form === "embed"
          ? null
          : el(
              "p",
              { class: "legend-note" },
              app.areas() ? `${t("legend.one")} ${t("legend.shading")}` : t("legend.shading"),
            ),
      ];
    }

    /** Signs that not every map needs. */
    function extras(t) {
      const { has } = app.model;
      const lines = [];
      if (has.disputed) lines.push([geomap.glyphs.icon(0, 0, 13, { disputed: true }), t("legend.disputed")]);
      if (has.background) lines.push([geomap.glyphs.icon(0, 0, 13, { background: true }), t("legend.background")]);
      if (has.near) lines.push([ring(), t("legend.near")]);
      if (app.layer?.dotted) {
        lines.push([
          geomap.dots.STEPS.map(([, side]) =>
            el("span", { class: "dot-sign", style: { width: `${side}px`, height: `${side}px` } }),
          ),
          t("legend.dots"),
        ]);
      }
      if (!lines.length || app.form === "embed") return null;
      return el(
        "ul",
        { class: "legend-extras" },
        lines.map(([sign, text]) => el("li", null, sign, " ", text)),
      );
    }

    function ring() {
      const { svg } = geomap.dom;
      return svg(
        "svg",
        { viewBox: "0 0 16 16", width: 14, height: 14, class: "ring", "aria-hidden": "true", focusable: "false" },
        svg("circle", { cx: 8, cy: 8, r: 6.5 }),
      );
    }

    /** Two rows under the map, for narrow forms. */
    function rows(t, senders) {
      const { CLASSES, icon, KINDS } = geomap.glyphs;
      return [
        el("h2", { class: "sr" }, t("legend.head")),
        el(
          "p",
          { class: "legend-row" },
          KINDS.map((kind, k) => el("span", null, icon(k, null, 13), geomap.words.capital(t(`kind.${kind}`)))),
        ),
        el(
          "p",
          { class: "legend-row" },
          senders.map((s) =>
            el(
              "span",
              null,
              [0, 1, 2, 3].map((k) => icon(k, s, 13)),
              t(`legend.${CLASSES[s]}`),
            ),
          ),
        ),
        app.form === "medium" ? el("p", { class: "legend-note" }, `${t("legend.one")} ${t("legend.shading")}`) : null,
        geomap.regional.legend(app),
        app.form === "medium" ? extras(t) : null,
      ];
    }

    let shown = null;
    const sort = () => `${app.filters.mode} ${app.layer.dotted}`;

    function build() {
      const { t } = geomap.words;
      shown = sort();
      const senders = app.model.has.unstated || app.form === "desktop" ? [0, 1, 2] : [0, 1];
      const asRows =
        app.form === "phone" ||
        app.form === "medium" ||
        (app.form === "embed" && window.innerWidth < geomap.shell.TIGHT);
      node.classList.toggle("rows", asRows);
      put(node, asRows ? rows(t, senders) : full(t, senders));
    }

    /** The classes follow the view, and dots have sizes to explain. */
    function update() {
      if (shown !== sort()) build();
    }

    return { node, build, update };
  }

  return { create };
})();
