/** The ledger: who said so against who sent the drones, side by side, never added up. */
geomap.ledger = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "ledger" });

    /** More rows than this are not numbered claimant by claimant. */
    const NUMBERED = 50_000;

    function cell(cell, drones) {
      const { t } = geomap.words;
      if (!cell.n) return el("td", { class: "nil" }, t("ledger.nil"));
      const lines = geomap.model.KINDS.map((kind, k) =>
        cell.kinds[k] ? `${t(`kind.${kind}`)} · ${t("reports.short", { n: cell.kinds[k] })}` : null,
      ).filter(Boolean);
      for (const code of [...cell.groups].slice(0, 8)) {
        const rows = app.view.groups.get(code);
        lines.push(`${app.model.letters.get(code)} · ${geomap.wording.total(app.model.event(rows[0]))}`);
      }
      const numbers = drones
        .flatMap(({ lines: some }) => some)
        .filter((line) => line.drones_min !== null && cell.n)
        .slice(0, 6)
        .map((line) => [name(line.claimant), `: ${geomap.wording.dronesOf(line.drones_min, line.drones_max)}`]);
      return el(
        "td",
        null,
        lines.map((line) => el("div", null, line)),
        numbers.map((line) => el("div", { class: "numbers" }, line)),
      );
    }

    const name = (who) =>
      who.startsWith("the report itself") ? geomap.words.t("filter.itself") : geomap.wording.office(who);
    const SENDERS = ["RU", "UA", null];

    function update() {
      const { t } = geomap.words;
      const told = app.view.rows.length > NUMBERED ? [] : geomap.figures.ledger(app.model, app.view.rows).cells;
      const sideOf = (c) =>
        c.claimant_side === null
          ? c.lines.every((l) => l.claimant.startsWith("the report itself"))
            ? "none"
            : "other"
          : c.claimant_side;
      const rows = geomap.counts.ledger(app.model, app.view.rows);
      const columns = [0, 1, ...(app.model.has.unstated ? [2] : [])];
      const heads = ["sentRU", "sentUA", "sentNone"];
      const shown = rows.filter((row) => row.side !== "other" || row.cells.some((c) => c.n));
      put(
        node,
        el("h2", null, t("ledger.head"), " ", el("span", { class: "sub" }, t("ledger.sub"))),
        el(
          "table",
          { class: "ledger-table" },
          el(
            "thead",
            null,
            el(
              "tr",
              null,
              el("th", { scope: "col" }, el("span", { class: "sr" }, t("ledger.who"))),
              columns.map((s) =>
                el("th", { scope: "col" }, geomap.glyphs.icon(2, s, 11), " ", t(`ledger.${heads[s]}`)),
              ),
            ),
          ),
          el(
            "tbody",
            null,
            shown.map((row) =>
              el(
                "tr",
                { "data-side": row.side },
                el("th", { scope: "row" }, t(`ledger.${row.side === "none" && !app.model.has.article ? "nobody" : row.side}`)),
                columns.map((s) =>
                  cell(
                    row.cells[s],
                    told.filter((c) => sideOf(c) === row.side && c.initiator === SENDERS[s]),
                  ),
                ),
              ),
            ),
          ),
        ),
      );
    }

    return { node, build() {}, update };
  }

  return { create };
})();
