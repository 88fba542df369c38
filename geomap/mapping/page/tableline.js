/** Rows of the table. */
geomap.tableline = (() => {
  /** Columns of the table. */
  const WIDTH = 9;

  /** The year stands in the title when it is the same for all. */
  const oneYear = ({ low, high }) => low <= high && geomap.dates.year(low) === geomap.dates.year(high);

  /** A total over several places: one row of its own. */
  function total(app, code, rows) {
    const { el } = geomap.dom;
    const { total: number, said, part } = geomap.totals.words(app, code, rows);
    return el(
      "tr",
      { class: "group total-row", "data-group": app.model.letters.get(code) },
      el(
        "th",
        { colspan: WIDTH, scope: "colgroup" },
        el("span", { class: "letter" }, app.model.letters.get(code)),
        " ",
        el("strong", null, number),
        " ",
        geomap.glyphs.icon(app.model.kind[rows[0]], app.model.sender[rows[0]], 12),
        " ",
        el("span", { class: "sub" }, said, ` ${geomap.words.t("total.noBreakdown")}`, part ? ` ${part}.` : ""),
      ),
    );
  }

  /** A region, its number of reports and, on maps that compare, that of the days before. */
  function group(name, before, n) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const count = el("span", { class: "sub" }, n ? t("reports.n", { n }) : t("ledger.nil"));
    return el(
      "tr",
      { class: "group" },
      el("th", { colspan: before === null ? WIDTH : WIDTH - 3, scope: "colgroup" }, name, " ", count),
      before === null ? null : el("td", { colspan: 3 }, before),
    );
  }

  /** Regions that one sentence lists: their names, and a button that gives each its row. */
  function folded(app, rows, unfold) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const names = rows.map((i) => app.nameOf(i));
    return el(
      "tr",
      { class: "group" },
      el(
        "th",
        { colspan: WIDTH, scope: "colgroup" },
        el("button", { type: "button", class: "link", onclick: unfold }, t("table.fold", { n: rows.length })),
        `: ${geomap.words.list(names)} `,
        el("span", { class: "sub" }, t("reports.n", { n: rows.length })),
      ),
    );
  }

  /** One event; a sentence that stands in an earlier row of its group is only pointed to. */
  function event(app, i, first) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const e = app.model.event(i);
    const none = el("span", { class: "nil" }, t("table.none"));
    const letter = app.model.letters.get(app.model.group.codes[i]);
    const own = geomap.wording.drones(e, null);
    const place = geomap.names.ofEvent(e);
    const same = e.quote ? first.get(e.quote) : null;
    if (e.quote && !same) first.set(e.quote, place);
    const basis = e.initiator ? t(e.initiator_basis === "inferred" ? "table.inferred" : "table.stated") : null;
    const look = geomap.glyphs.signs(geomap.scene.looks(app.model.flags[i]));
    return el(
      "tr",
      { "data-row": i },
      el("th", { scope: "row" }, place),
      el("td", { class: "whole" }, t(`known.${e.precision ?? "unplaced"}`)),
      el(
        "td",
        null,
        el(
          "span",
          { class: "whole" },
          geomap.glyphs.icon(app.model.kind[i], app.model.sender[i], 12, look),
          " ",
          geomap.words.capital(t(`kind.${e.kind}`)),
        ),
        look.disputed ? el("div", { class: "small" }, geomap.sites.disputed(e)) : null,
        e.background ? el("div", { class: "small" }, t("background")) : null,
        e.status === "withdrawn" ? el("div", { class: "small" }, t("withdrawn")) : null,
      ),
      el(
        "td",
        null,
        geomap.words.capital(t(`side.${geomap.wording.code(e)}`)),
        basis ? el("div", { class: "small" }, basis) : null,
      ),
      el("td", null, geomap.wording.target(e) ?? none.cloneNode(true)),
      el("td", { class: "whole" }, letter ? [`${t("total.partCell")} `, el("span", { class: "letter" }, letter)] : (own ?? none)),
      el("td", null, geomap.wording.when(e, !oneYear(app.model))),
      el(
        "td",
        null,
        e.claimant ? geomap.wording.office(e.claimant) : geomap.wording.unnamed(e),
      ),
      el(
        "td",
        { class: "evidence" },
        !e.quote
          ? el("span", { class: "nil" }, t("list.quoteNone"))
          : same
            ? el("span", { class: "nil" }, t("table.same", { place: same }))
            : geomap.evidence.quote(e.quote, [e], e.lang),
      ),
    );
  }

  return { event, total, group, folded, WIDTH };
})();
