/** From the editor's work to corrections.csv, and from such a file back to her work. */
geomap.table = (() => {
  const NAME = "corrections.csv";

  /** Every row of the articles: events in their order, then passages, as `geomap extract` has them. */
  function text(app) {
    const events = app.rows.filter((row) => geomap.rows.isEvent(row) && row.drop === null);
    const rest = app.rows.filter((row) => !events.includes(row));
    return geomap.csv.write(
      app.columns,
      [...events, ...rest].map((row) => geomap.rows.result(row, app.by)),
    );
  }

  function save(app) {
    geomap.file.save(NAME, "text/csv;charset=utf-8", text(app));
  }

  /** What to say when it is saved: how many corrections, what is left, the command that comes next. */
  function told(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const corrected = app.rows.filter(geomap.rows.isCorrected).length;
    const left = app.rows.filter((row) => geomap.rows.isEvent(row) && !geomap.rows.isChecked(row)).length;
    const by = left || !app.by ? "" : ` --checked-by "${app.by.replace(/["\\$\x60]/g, "")}"`;
    return [
      [
        corrected ? t("review.saved", { name: NAME, n: corrected }) : t("review.savedPlain", { name: NAME }),
        left ? ` ${t("review.left", { n: left })}` : "",
        ` ${t("review.checksLost")}`,
      ],
      [t("review.next"), " ", el("code", null, `geomap map ${NAME}${by} -o map.html`)],
    ];
  }

  /** Take over the rows of a table; gives the number of corrections, null when it is none of ours. */
  function take(app, content) {
    const found = geomap.csv.read(content);
    if (found === null) return null;
    const byId = new Map(app.rows.map((row) => [row.base.id, row]));
    const touched = [];
    for (const cells of found) {
      const row = byId.get(cells.id);
      const by = row ? geomap.rows.take(row, cells) : null;
      if (by) app.by = by;
      if (row && geomap.rows.isCorrected(row)) touched.push(row);
    }
    return touched.length;
  }

  return { save, told, take };
})();
