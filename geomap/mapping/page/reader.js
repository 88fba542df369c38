/** What parts ask of the page: names to search, members of totals, ids, texts, and moving the map. */
geomap.reader = (() => {
  function extend(app) {
    const { model, meta } = app;
    const groupRows = new Map();

    Object.assign(app, {
      title: () => geomap.words.pick(meta.titles ?? meta.title) || geomap.words.t("title"),
      shortTitle: () => shorten(geomap.words.pick(meta.titles ?? meta.title) || geomap.words.t("title")),
      summary: () => geomap.words.pick(meta.subtitle) ?? geomap.words.pick(meta.summaries ?? meta.summary) ?? "",
      asOf: () => {
        const day = geomap.dates.parse(meta.as_of);
        return day === null ? "" : geomap.dates.day(day);
      },
      areas: () => model.has.areas,
      columns: () => (model.table.names.includes("id") ? model.table.names : ["id", ...model.table.names]),
      /** The event's own id; where ids are not in the page, row and data hash stand for it. */
      idOf: (i) => model.table.col("id").at(i) ?? `${(meta.manifest?.data_sha256 ?? "row").slice(0, 12)}-${i}`,
      allText: () =>
        Promise.all(model.table.names.map((name) => (model.table.isApart(name) ? model.table.text(name) : null))),
      /** The name of a row's place, without reading the rest of the row. */
      nameOf: (i) => geomap.names.place(model.table.col("place_id").at(i), model.table.col("place").at(i)),
      places: places(app),
      groupMembers: (code) => {
        if (!groupRows.size) {
          for (let i = 0; i < model.n; i++) {
            const g = model.group.codes[i];
            if (g < 0) continue;
            if (!groupRows.has(g)) groupRows.set(g, []);
            groupRows.get(g).push(i);
          }
        }
        return groupRows.get(code) ?? [];
      },
      /** Rows shown that lie in a region, the first few hundred. */
      rowsOfRegion: (code) => {
        const at = model.region.values.indexOf(code),
          found = [];
        for (const i of app.view.rows) {
          if (model.region.codes[i] !== at) continue;
          found.push(i);
          if (found.length === 400) break;
        }
        return found;
      },
      rowOf: (id) => {
        for (let i = 0; i < model.n; i++) if (app.idOf(i) === id) return i;
        return null;
      },
      isNightly: () => model.nights * 2 > model.n,
      copyLink: async (row = null) => {
        const { url, copied } = await geomap.link.copy(app, row);
        geomap.toast.show(app, geomap.words.t(copied ? "link.copied" : "link.manual"), copied ? null : url);
      },
    });
    geomap.moves.extend(app);
  }

  /** "Reported drone activity, 18–19 March 2025": the places are left out where room is short. */
  const shorten = (title) =>
    title
      .replace(/ in Ukraine and Russia(?=,|$)/, "")
      .replace(/ в Україні та Росії(?=,|$)/, "")
      .replace(/ в Украине и России(?=,|$)/, "");

  /** Regions and places of the events, by name in the reader's language. */
  function places(app) {
    const cache = new Map();
    return () => {
      const { lang } = geomap.words;
      if (!cache.has(lang)) cache.set(lang, collect(app));
      return cache.get(lang);
    };
  }

  function collect(app) {
    const { model } = app;
    const found = new Map();
    const put = (entry) => {
      if (entry.name && !found.has(entry.name)) found.set(entry.name, entry);
    };
    const codes = new Set(model.region.values);
    for (const country of ["UA", "RU"]) {
      if ([...codes].some((code) => code.startsWith(`${country}-`)))
        put({ id: country, name: geomap.words.t(`country.${country}`), areas: [country] });
    }
    for (const code of codes) put({ id: code, name: geomap.names.region(code), areas: [code] });
    const seen = new Uint8Array(model.place.values.length);
    const english = model.table.col("place");
    for (let i = 0; i < model.n; i++) {
      const code = model.place.codes[i];
      if (code < 0 || seen[code]) continue;
      seen[code] = 1;
      const id = model.place.values[code];
      put({ id, name: geomap.names.place(id, english.at(i)), areas: [id] });
    }
    return [...found.values()].sort((a, b) => geomap.words.compare(a.name, b.name));
  }

  return { extend };
})();
