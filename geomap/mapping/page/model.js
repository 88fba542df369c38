/**
 * The events as typed arrays: what filters, counts and marks run over, a million rows at once.
 * Codes are small integers; -1 (or 255 in byte arrays) is "not said".
 */
geomap.model = (() => {
  const KINDS = ["strike", "interception", "sighting", "alert"];
  const PRECISIONS = [
    "exact",
    "site",
    "settlement",
    "near",
    "hromada",
    "district",
    "region",
    "sea",
    "country",
    "unplaced",
  ];
  const AREAS = new Set(["hromada", "district", "region", "sea"]);
  const NO_DAY = -2147483648;
  const BACKGROUND = 1,
    DISPUTED = 2,
    WITHDRAWN = 4,
    UNDATED = 8;

  /** A text column as codes into `values`; -1 is null. */
  function coded(column, n) {
    const codes = new Int32Array(n).fill(-1);
    if (!column.dict) return { codes, values: [] };
    const from = column.codes;
    for (let i = 0; i < n; i++) codes[i] = from[i] - 1;
    return { codes, values: column.dict.slice(1) };
  }

  /** A vocabulary column as bytes; 255 is null or a word outside the vocabulary. */
  function bytes(column, n, words) {
    const out = new Uint8Array(n).fill(255);
    if (!column.dict) return out;
    const map = Uint8Array.from(column.dict, (word) => {
      const at = words.indexOf(word);
      return at < 0 ? 255 : at;
    });
    const from = column.codes;
    for (let i = 0; i < n; i++) out[i] = map[from[i]];
    return out;
  }

  /** A total told by several reports of one claimant is one: claimant, what, when and number alike. */
  function groups(table, n) {
    const ids = table.col("group_id");
    const codes = new Int32Array(n).fill(-1),
      found = new Map();
    if (!ids.dict) return { codes, values: [] };
    const parts = ["claimant", "initiator", "kind", "start", "end", "group_count_min", "group_count_max"].map((name) =>
      table.col(name),
    );
    const source = table.col("source_name"),
      claimant = table.col("claimant");
    for (let i = 0; i < n; i++) {
      if (ids.codes[i] === 0) continue;
      const key = JSON.stringify([
        ...parts.map((column) => column.at(i)),
        claimant.at(i) === null ? source.at(i) : null,
      ]);
      if (!found.has(key)) found.set(key, found.size);
      codes[i] = found.get(key);
    }
    return { codes, values: [...found.keys()] };
  }

  const numbers = (column, n) => column.data ?? new Float64Array(n).fill(NaN);
  const days = (column, n) => column.data ?? new Int32Array(n).fill(NO_DAY);

  /** Build the model of a packed table. `conic` false: over Mercator tiles. */
  function build(table, conic = true) {
    const n = table.n;
    const kind = bytes(table.col("kind"), n, KINDS);
    const sender = bytes(table.col("initiator"), n, ["RU", "UA"]);
    for (let i = 0; i < n; i++) if (sender[i] === 255) sender[i] = 2;
    const precision = bytes(table.col("precision"), n, PRECISIONS);
    const lon = numbers(table.col("lon"), n),
      lat = numbers(table.col("lat"), n);
    const { x, y } = geomap.projection.forwardAll(lon, lat, conic);
    const model = {
      n,
      table,
      kind,
      sender,
      precision,
      lon,
      lat,
      x,
      y,
      conic,
      side: bytes(table.col("claimant_side"), n, ["RU", "UA", "other"]),
      place: coded(table.col("place_id").dict ? table.col("place_id") : table.col("place"), n),
      region: coded(table.col("region"), n),
      claimant: coded(table.col("claimant"), n),
      group: groups(table, n),
      incident: coded(table.col("incident_id"), n),
      letters: new Map(),
      ...when(table, n),
      event: (i) => record(model, i),
    };
    model.all = new Uint32Array(n);
    for (let i = 0; i < n; i++) model.all[i] = i;
    flag(model, table);
    letter(model);
    model.has = signs(model);
    return model;
  }

  /**
   * Days: `start` as said, `first` and `last` as the bars have them (a night only on the day it
   * ends), `counted` the one day the event counts on, NO_DAY when it is not known to the day.
   */
  function when(table, n) {
    const from = days(table.col("start"), n),
      to = days(table.col("end"), n);
    const said = bytes(table.col("time_precision"), n, ["minute", "hour", "night", "day"]);
    const unsaid = table.col("time_precision");
    const first = new Int32Array(n),
      last = new Int32Array(n),
      counted = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      last[i] = to[i] === NO_DAY ? from[i] : to[i];
      first[i] = said[i] === 2 || from[i] === NO_DAY ? last[i] : from[i];
      const toDay = said[i] === 3 || (said[i] === 255 && (!unsaid.dict || unsaid.codes[i] === 0));
      counted[i] = said[i] < 3 || (toDay && from[i] === last[i]) ? last[i] : NO_DAY;
    }
    return { start: from, first, last, counted };
  }

  function flag(model, table) {
    const flags = (model.flags = new Uint8Array(model.n));
    const background = table.col("background");
    if (background.codes) {
      for (let i = 0; i < model.n; i++) if (background.codes[i] === 2) flags[i] |= BACKGROUND;
    }
    const status = bytes(table.col("status"), model.n, ["reported", "disputed", "withdrawn"]);
    for (let i = 0; i < model.n; i++) {
      if (status[i] === 1) flags[i] |= DISPUTED;
      if (status[i] === 2) flags[i] |= WITHDRAWN;
      if (model.counted[i] === NO_DAY) flags[i] |= UNDATED;
    }
  }

  /** Which signs the data needs, told once: the legend explains no others. */
  function signs(model) {
    let flags = 0;
    const precisions = new Uint8Array(256),
      senders = new Uint8Array(3);
    for (let i = 0; i < model.n; i++) {
      flags |= model.flags[i];
      precisions[model.precision[i]] = 1;
      senders[model.sender[i]] = 1;
    }
    return {
      disputed: Boolean(flags & DISPUTED),
      background: Boolean(flags & BACKGROUND),
      unstated: senders[2] === 1,
      near: precisions[3] + precisions[4] > 0,
      areas: precisions.subarray(4, 8).includes(1),
    };
  }

  /** Give each total over several places its letter, in the order of the article. */
  function letter(model) {
    const { codes } = model.group;
    for (let i = 0; i < model.n && model.letters.size < model.group.values.length; i++) {
      if (codes[i] >= 0 && !model.letters.has(codes[i])) {
        const at = model.letters.size;
        const name =
          at < 26
            ? String.fromCharCode(65 + at)
            : String.fromCharCode(65 + Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26));
        model.letters.set(codes[i], name);
      }
    }
  }

  /** All public columns of one row; text that is packed apart and not yet unpacked is null. */
  function record(model, i) {
    const event = { row: i };
    for (const name of model.table.names) event[name] = model.table.col(name).at(i);
    return new Proxy(event, { get: (at, name) => at[name] ?? null });
  }

  return { KINDS, PRECISIONS, AREAS, NO_DAY, BACKGROUND, DISPUTED, WITHDRAWN, UNDATED, build };
})();
