/**
 * What there is to draw for the rows that pass the filters, before any view: reported areas,
 * sites (points and near circles), and what stands in no place on the map. A mark is an incident;
 * numbers count reports.
 */
geomap.scene = (() => {
  const BACKGROUND = 1,
    DISPUTED = 2,
    WITHDRAWN = 4;
  /** More rows at points than this are drawn by pixel, not by site. */
  const MANY = 6000;
  const KEPT = 400;

  /** How a row of these flags is drawn: 3 withdrawn, 2 disputed, 1 background, 0 as it is. */
  const looks = (flags) => (flags & WITHDRAWN ? 3 : flags & DISPUTED ? 2 : flags & BACKGROUND ? 1 : 0);

  /** A kind and sender at one place: one glyph. */
  const entry = (kind, sender, look) => ({ kind, sender, look, n: 0, rows: [] });

  function add(entries, model, i) {
    const look = looks(model.flags[i]);
    const kind = model.kind[i] < 4 ? model.kind[i] : 2;
    const key = (look * 3 + model.sender[i]) * 4 + kind;
    if (!entries.has(key)) entries.set(key, entry(kind, model.sender[i], look));
    const at = entries.get(key);
    at.n++;
    if (at.rows.length < KEPT) at.rows.push(i);
  }

  const [SITE, AREA, COUNTRY, UNPLACED] = [0, 1, 2, 3];

  /** Which table of places a row belongs to. */
  function sort(model, base) {
    const { PRECISIONS, AREAS } = geomap.model;
    const { precision, x } = model,
      { codes, values } = model.place;
    const areas = values.map((id) => {
      const area = base.areas.get(id);
      return area && area.kind !== "country" ? area : null;
    });
    const known = Uint8Array.from(areas, Boolean),
      vague = Uint8Array.from(PRECISIONS, (word) => AREAS.has(word));
    const country = PRECISIONS.indexOf("country"),
      none = PRECISIONS.indexOf("unplaced");
    const way = (i) => {
      const p = precision[i];
      if (p === none) return UNPLACED;
      if (p === country) return COUNTRY;
      if (vague[p] && codes[i] >= 0 && known[codes[i]]) return AREA;
      return Number.isNaN(x[i]) ? UNPLACED : SITE;
    };
    return { way, areaOf: (i) => areas[codes[i]] };
  }

  /**
   * @param {Uint32Array} rows rows that pass
   * @returns {{areas: object[], sites: object[], dense: Uint32Array|null, countries: Map,
   *   unplaced: number[]}}
   */
  function build(model, rows, base) {
    const { way, areaOf } = sort(model, base);
    const areas = new Map(),
      sites = new Map(),
      countries = new Map();
    const unplaced = [],
      points = new Uint32Array(rows.length);
    let many = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k],
        where = way(i);
      if (where === SITE) points[many++] = i;
      else if (where === UNPLACED) unplaced.push(i);
      else if (where === COUNTRY) addTo(countries, model.place.codes[i], model, i, null);
      else addTo(areas, areaOf(i).id, model, i, areaOf(i));
    }
    const dense = many > MANY ? points.subarray(0, many) : null;
    if (!dense) for (const i of points.subarray(0, many)) addSite(sites, model, i);
    return {
      areas: [...areas.values()].map(finish),
      sites: [...sites.values()].map(finish),
      countries: [...countries.values()].map(finish),
      unplaced,
      dense,
    };
  }

  function addTo(map, key, model, i, area) {
    if (!map.has(key)) {
      map.set(key, {
        type: "area",
        area,
        row: i,
        x: area?.x ?? model.x[i],
        y: area?.y ?? model.y[i],
        n: 0,
        entries: new Map(),
        letters: new Set(),
        incidents: new Set(),
        senders: [false, false, false],
      });
    }
    count(map.get(key), model, i);
  }

  function addSite(map, model, i) {
    const key = `${Math.round(model.lon[i] * 1e4)},${Math.round(model.lat[i] * 1e4)}`;
    if (!map.has(key)) {
      const p = geomap.model.PRECISIONS[model.precision[i]];
      const vague = !["exact", "site", "settlement"].includes(p);
      map.set(key, {
        type: "site",
        row: i,
        x: model.x[i],
        y: model.y[i],
        n: 0,
        entries: new Map(),
        letters: new Set(),
        incidents: new Set(),
        senders: [false, false, false],
        radius: vague ? model.table.col("radius_km").at(i) : null,
      });
    }
    count(map.get(key), model, i);
  }

  function count(place, model, i) {
    place.n++;
    place.senders[model.sender[i]] = true;
    add(place.entries, model, i);
    const incident = model.incident.codes[i];
    if (place.incidents.size < KEPT) place.incidents.add(incident < 0 ? `r${i}` : incident);
    const group = model.group.codes[i];
    if (group >= 0) place.letters.add(model.letters.get(group));
  }

  function finish(place) {
    place.entries = [...place.entries.values()].sort(
      (a, b) => a.look - b.look || a.sender - b.sender || a.kind - b.kind,
    );
    place.rows = place.entries.flatMap((e) => e.rows);
    place.letters = [...place.letters].sort();
    return place;
  }

  return { build, looks };
})();
