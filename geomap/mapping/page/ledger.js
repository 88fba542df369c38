/** The ledger: who said so against who sent the drones, side by side, never added up. */
geomap.ledger = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "ledger" });

    function cell(cell) {
      const { t } = geomap.words;
      if (!cell.n) return el("td", { class: "nil" }, t("ledger.nil"));
      const lines = geomap.model.KINDS.map((kind, k) => (cell.kinds[k]
        ? `${t(`kind.${kind}`)} · ${t("reports.short", { n: cell.kinds[k] })}` : null)).filter(Boolean);
      for (const code of [...cell.groups].slice(0, 8)) {
        const rows = app.view.groups.get(code);
        lines.push(`${app.model.letters.get(code)} · ${geomap.wording.total(app.model.event(rows[0]))}`);
      }
      return el("td", null, lines.map((line) => el("div", null, line)));
    }

    function update() {
      const { t } = geomap.words;
      const rows = geomap.counts.ledger(app.model, app.view.rows);
      const columns = [0, 1, ...(app.model.sender.includes(2) ? [2] : [])];
      const heads = ["sentRU", "sentUA", "sentNone"];
      const shown = rows.filter((row) => row.side !== "other" || row.cells.some((c) => c.n));
      put(node,
        el("h2", null, t("ledger.head"), " ", el("span", { class: "sub" }, t("ledger.sub"))),
        el("table", { class: "ledger-table" },
          el("thead", null, el("tr", null, el("th", { scope: "col" }, el("span", { class: "sr" }, t("ledger.who"))),
            columns.map((s) => el("th", { scope: "col" }, geomap.glyphs.icon(2, s, 11), " ", t(`ledger.${heads[s]}`))))),
          el("tbody", null, shown.map((row) => el("tr", { "data-side": row.side },
            el("th", { scope: "row" }, t(`ledger.${row.side}`)), columns.map((s) => cell(row.cells[s])))))));
    }

    return { node, build() {}, update };
  }

  return { create };
})();
