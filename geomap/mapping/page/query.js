/**
 * Rows that answer a query: the twin of store/query.py over typed arrays, held to the same cases
 * (tests/cases/filters.json). A query is a plain object with that module's names.
 */
geomap.query = (() => {
  const POINTS = new Set(["exact", "site", "settlement", "near"]);
  const DRONES = ["drone", "mixed"];
  const TEXTS = ["quote", "attribution_quote", "place_written", "target_written", "claimant_written", "source_title"];
  const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
  const KATOTTG = /^(UA\d{2})(\d{2})(\d{3})(\d{3})(\d{2})\d{5}$/;
  const EARTH_KM = 6371.0088;
  const RAD = Math.PI / 180;

  /**
   * @param {object} query regions, near, radius_km, bbox, since, until, initiators,
   *   claimant_sides, kinds, claimants, sources, text, all_weapons, background
   * @returns {Uint32Array} rows that pass, in their order
   */
  function rows(model, query) {
    const tests = [
      any(query.regions, (area) => inside(model, area)),
      near(model, query),
      box(model, query),
      days(model, query),
      among(model, "initiator", query.initiators),
      among(model, "claimant_side", query.claimant_sides),
      among(model, "kind", query.kinds),
      any(query.claimants, (part) => holds(model, ["claimant"], part)),
      any(query.sources, (part) => holds(model, ["source_name"], part)),
      ...words(query.text).map((word) => holds(model, TEXTS, word)),
      query.all_weapons ? null : among(model, "weapon", DRONES),
      query.background === false ? (i) => !(model.flags[i] & geomap.model.BACKGROUND) : null,
    ];
    return select(model, tests);
  }

  /** Rows that pass every test; null stands for "anything passes". */
  function select(model, tests) {
    const asked = tests.filter(Boolean);
    if (!asked.length) return model.all;
    const out = new Uint32Array(model.n);
    let at = 0;
    next: for (let i = 0; i < model.n; i++) {
      for (const test of asked) if (!test(i)) continue next;
      out[at++] = i;
    }
    return out.slice(0, at);
  }

  const words = (text) => (text ?? "").trim().split(/\s+/).filter(Boolean);

  function any(values, make) {
    if (!values?.length) return null;
    const tests = values.map(make);
    return tests.length === 1 ? tests[0] : (i) => tests.some((test) => test(i));
  }

  /** Rows whose column holds one of the words; "unknown" is null. */
  function among(model, name, values) {
    if (!values?.length) return null;
    return byDictionary(model.table.col(name), (value) =>
      value === null ? values.includes("unknown") : values.includes(value),
    );
  }

  /** A test of a text column, answered once for each distinct value. */
  function byDictionary(column, passes) {
    if (!column.dict) {
      const answer = passes(null);
      return () => answer;
    }
    const hits = Uint8Array.from(column.dict, (value) => (passes(value) ? 1 : 0));
    const { codes } = column;
    return (i) => hits[codes[i]] === 1;
  }

  /** Rows with a word somewhere in these columns, in any case. */
  function holds(model, names, word) {
    const low = word.toLocaleLowerCase("en");
    const tests = names
      .map((name) => model.table.col(name))
      .filter((column) => column.dict)
      .map((column) => byDictionary(column, (value) => value !== null && value.toLocaleLowerCase("en").includes(low)));
    return (i) => tests.some((test) => test(i));
  }

  /** Everything inside an area: a country, a region, or a place and what its code begins. */
  function inside(model, area) {
    const place = model.table.col("place_id");
    if (area.length === 2) {
      const region = byDictionary(model.table.col("region"), (value) => value?.startsWith(`${area}-`));
      const own = byDictionary(place, (value) => value === area);
      return (i) => region(i) || own(i);
    }
    if (REGION.test(area)) return byDictionary(model.table.col("region"), (value) => value === area);
    const code = KATOTTG.exec(area);
    const parts = code ? code.slice(1) : [];
    while (parts.length > 1 && /^0+$/.test(parts.at(-1))) parts.pop();
    const prefix = parts.length > 1 ? parts.join("") : null;
    const passes = (value) => value === area || (prefix !== null && value?.startsWith(prefix));
    const [at, within] = [byDictionary(place, passes), byDictionary(model.table.col("district"), passes)];
    return (i) => at(i) || within(i);
  }

  const isPoint = (model) => {
    const flags = geomap.model.PRECISIONS.map((word) => POINTS.has(word));
    return (i) => flags[model.precision[i]] === true;
  };

  function near(model, { near: at, radius_km: radius }) {
    if (!at) return null;
    const [lon, lat] = at,
      point = isPoint(model);
    return (i) => {
      const a =
        Math.sin(((model.lat[i] - lat) * RAD) / 2) ** 2 +
        Math.cos(lat * RAD) * Math.cos(model.lat[i] * RAD) * Math.sin(((model.lon[i] - lon) * RAD) / 2) ** 2;
      return point(i) && 2 * EARTH_KM * Math.asin(Math.sqrt(Math.min(1, a))) <= radius;
    };
  }

  function box(model, { bbox }) {
    if (!bbox) return null;
    const [west, south, east, north] = bbox,
      point = isPoint(model);
    return (i) => {
      const [x, y] = [model.lon[i], model.lat[i]];
      const across = west <= east ? x >= west && x <= east : x >= west || x <= east;
      return point(i) && y >= south && y <= north && across;
    };
  }

  function days(model, { since, until }) {
    if (!since && !until) return null;
    const from = geomap.dates.parse(since) ?? -2147483647,
      to = geomap.dates.parse(until) ?? 2147483647;
    return (i) => model.last[i] >= from && model.last[i] !== geomap.model.NO_DAY && model.start[i] <= to;
  }

  return { rows, select, among, inside, holds, byDictionary, words };
})();
