/** What was reported, one row a sentence: the place, the words, who said so, when. */
geomap.list = (() => {
  const PAGE = 60;
  const SCANNED = 20_000;

  /**
   * Rows read from one sentence, of one kind, sender and claimant, in the order of the article:
   * the first `wanted` groups, and how many rows are in none of them.
   */
  function sentences(model, rows, wanted) {
    const quote = model.table.col("quote"),
      target = model.table.col("target");
    const found = new Map();
    const most = Math.min(rows.length, quote.codes ? SCANNED : wanted);
    let rest = rows.length;
    for (let k = 0; k < most; k++) {
      const i = rows[k];
      const words = quote.codes ? quote.codes[i] : 0;
      const key = words
        ? `${words}|${model.kind[i]}|${model.sender[i]}|${model.claimant.codes[i]}|${model.group.codes[i]}|${target.codes ? target.codes[i] : 0}|${model.flags[i]}`
        : i;
      if (!found.has(key)) {
        if (found.size === wanted) continue;
        found.set(key, []);
      }
      found.get(key).push(i);
      rest--;
    }
    return { groups: [...found.values()], rest };
  }

  /** "Sumy", "Nine regions of Ukraine", "Sea of Azov and 4 regions". */
  function placesOf(events) {
    const { t, has } = geomap.words;
    const names = [...new Set(events.map(geomap.names.ofEvent))];
    if (names.length <= 2) return geomap.words.list(names);
    const regions = events.filter((e) => e.precision === "region");
    const country = (e) => (e.region ?? "").slice(0, 2).toLowerCase();
    const countries = new Set(regions.map(country));
    const n = names.length;
    if (regions.length === events.length && countries.size === 1 && has(`places.${[...countries][0]}`)) {
      const count = has(`count.${n}`) ? t(`count.${n}`) : null;
      const text = t("places.regions", { n });
      return t(`places.${[...countries][0]}`, { regions: count ? text.replace(/^\S+/, count) : text });
    }
    const others = events.filter((e) => geomap.names.ofEvent(e) !== names[0]);
    const key = others.every((e) => e.precision === "region") ? "places.regions" : "places.any";
    return t("places.with", { place: names[0], rest: t(key, { n: n - 1 }) });
  }

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "list" });
    let shown = PAGE;
    let items = [];

    function row(rows) {
      const { t } = geomap.words;
      const events = rows.slice(0, 40).map(app.model.event);
      const [first] = events;
      const letter = app.model.letters.get(app.model.group.codes[rows[0]]);
      const look = geomap.glyphs.signs(geomap.scene.looks(app.model.flags[rows[0]]));
      const inferred =
        first.initiator && first.initiator_basis === "inferred" && first.claimant ? t("list.inferred") : null;
      const meta = geomap.dom.joined([geomap.wording.said(first), inferred, geomap.dates.when(first, false)]);
      const item = el(
        "li",
        { class: "row" },
        el(
          "span",
          { class: "row-glyph" },
          geomap.glyphs.icon(app.model.kind[rows[0]], app.model.sender[rows[0]], 15, look),
        ),
        el(
          "div",
          { class: "row-body" },
          el(
            "button",
            {
              type: "button",
              class: "row-head",
              onclick: (event) => app.open(rows, { key: `l:${rows[0]}`, node: event.currentTarget, go: true }),
              onmouseenter: () => app.layer.light(new Set(rows)),
              onmouseleave: () => app.layer.light(null),
              onfocus: () => app.layer.light(new Set(rows)),
              onblur: () => app.layer.light(null),
            },
            el("span", { class: "row-place" }, placesOf(events)),
            el("span", { class: "row-what" }, ` ${geomap.wording.what(first)}`),
            el("span", { class: "sr" }, `, ${t(`sent.${geomap.wording.code(first)}`)}. `),
            el(
              "span",
              { class: "row-count" },
              letter
                ? [el("span", { class: "letter" }, letter), ` ${geomap.wording.total(first)}`]
                : t("reports.n", { n: rows.length }),
            ),
          ),
          first.quote
            ? el("p", { class: "row-quote" }, geomap.evidence.quote(first.quote, events, first.lang, 105))
            : null,
          el("p", { class: "row-meta" }, meta),
        ),
      );
      items.push({ node: item, rows });
      return item;
    }

    function update() {
      const { t } = geomap.words;
      const { rows } = app.view;
      const { groups, rest: left } = sentences(app.model, rows, shown);
      items = [];
      const all = app.model.n;
      const status =
        rows.length === all ? t("reports.allShown", { n: all }) : t("reports.someShown", { n: rows.length, all });
      put(
        node,
        el("h2", null, t("list.head"), " ", el("span", { class: "sub", "data-count": "" }, status)),
        rows.length
          ? el("ol", { class: "rows" }, groups.map(row))
          : el("p", { class: "empty" }, t(all ? "reports.none" : "reports.noneAtAll")),
        left
          ? el(
              "button",
              {
                type: "button",
                class: "button",
                onclick: () => {
                  shown += PAGE;
                  update();
                },
              },
              t("list.more", { n: left }),
            )
          : null,
      );
      mark();
    }

    /** Show which rows are open, with a bar at their left. */
    function mark() {
      for (const item of items) {
        const open = app.selected && item.rows.some((i) => app.selected.set.has(i));
        item.node.classList.toggle("open", Boolean(open));
        if (open && app.form === "desktop" && !app.selected.fromList) item.node.scrollIntoView?.({ block: "nearest" });
      }
    }

    return {
      node,
      build() {
        shown = PAGE;
      },
      update,
      mark,
    };
  }

  return { create, sentences, placesOf };
})();
