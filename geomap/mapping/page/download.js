/** The rows now shown as CSV or GeoJSON, as far as their licences allow. */
geomap.download = (() => {
  const POINTS = new Set(["exact", "site", "settlement", "near"]);

  /** Rows whose source may be passed on. */
  function allowed(app, rows) {
    const closed = (app.meta.sources ?? []).filter((s) => s.download === false);
    if (!closed.length) return [...rows];
    const { table } = app.model;
    const [name, url] = [table.col("source_name"), table.col("source_url")];
    const shut = (i) => closed.some((s) => (s.url ? url.at(i) === s.url : name.at(i) === (s.name ?? null)));
    return [...rows].filter((i) => !shut(i));
  }

  function cell(value) {
    const { guard, quote } = geomap.file;
    return typeof value === "string" ? quote(guard(value)) : String(value ?? "");
  }

  const columnsOf = (table, names) => names.map((name) => [name, table.col(name)]);

  function csv(app, rows) {
    const names = app.columns();
    const columns = columnsOf(app.model.table, names);
    const lines = [names.join(",")];
    for (const i of rows) lines.push(columns.map(([name, c]) => cell(name === "id" ? app.idOf(i) : c.at(i))).join(","));
    return `${lines.join("\r\n")}\r\n`;
  }

  function geojson(app, rows) {
    const columns = columnsOf(app.model.table, app.columns());
    const features = rows.map((i) => {
      const properties = Object.fromEntries(columns.map(([name, c]) => [name, name === "id" ? app.idOf(i) : c.at(i)]));
      const point = POINTS.has(properties.precision) && properties.lon !== null && properties.lon !== undefined;
      return {
        type: "Feature",
        geometry: point ? { type: "Point", coordinates: [properties.lon, properties.lat] } : null,
        properties,
      };
    });
    return JSON.stringify({
      type: "FeatureCollection",
      features,
      not_mapped: geomap.filters.isOpen(app.filters) ? (app.meta.passages ?? []) : [],
    });
  }

  const KINDS = { csv: ["text/csv;charset=utf-8", csv], geojson: ["application/geo+json", geojson] };

  async function save(app, kind) {
    await app.allText();
    const rows = allowed(app, app.view.rows);
    const [type, write] = KINDS[kind];
    const name = `geomap-${app.meta.as_of ?? "reports"}.${kind}`;
    geomap.file.save(name, type, write(app, rows));
    app.shell.say(geomap.words.t("download.done", { name }));
  }

  /** The small menu that opens under the button. */
  function menu(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const rows = allowed(app, app.view.rows),
      left = app.view.rows.length - rows.length;
    return el(
      "div",
      { class: "menu", role: "group", "aria-label": t("download.head") },
      rows.length
        ? [
            el("p", { class: "meta" }, t("download.what", { n: rows.length })),
            el(
              "button",
              { type: "button", class: "button", "data-save": "csv", onclick: () => save(app, "csv") },
              t("download.csv"),
            ),
            el(
              "button",
              { type: "button", class: "button", "data-save": "geojson", onclick: () => save(app, "geojson") },
              t("download.geojson"),
            ),
          ]
        : el("p", { class: "meta" }, t(left ? "download.none" : "reports.none")),
      left && rows.length ? el("p", { class: "meta" }, t("download.left", { n: left })) : null,
    );
  }

  return { menu, allowed, csv, geojson, cell };
})();
