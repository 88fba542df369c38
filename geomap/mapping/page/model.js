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
    WITHDRAWN = 4;

  /** A text column as codes into `values`; -1 is null. */
  function coded(column, none) {
    if (!column.dict) return { codes: none, values: [] };
    const table = new Int32Array(column.dict.length);
    for (let code = 0; code < table.length; code++) table[code] = code - 1;
    return { codes: column.look(table), values: column.dict.slice(1) };
  }

  /** A vocabulary column as bytes; 255 is null or a word outside the vocabulary. */
  function bytes(column, n, words) {
    if (!column.dict) return new Uint8Array(n).fill(255);
    const table = Uint8Array.from(column.dict, (word) => {
      const at = words.indexOf(word);
      return at < 0 ? 255 : at;
    });
    return column.look(table);
  }

  /** A total told by several reports of one claimant is one: claimant, what, when and number alike. */
  function groups(table, n, none) {
    const ids = table.col("group_id");
    if (!ids.dict) return { codes: none, values: [] };
    const codes = new Int32Array(n).fill(-1),
      found = new Map();
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

  /** Kilometres of every row; where coordinates follow from the place, each place is projected once. */
  function points(table, n, conic) {
    const [lon, lat] = [table.col("lon"), table.col("lat")];
    const { forwardAll } = geomap.projection;
    if (!lon.by || lon.by !== lat.by) return forwardAll(numbers(lon, n), numbers(lat, n), conic);
    const { x, y } = forwardAll(lon.few, lat.few, conic);
    const rows = table.own(lon.by).codes;
    return { x: geomap.columns.pick(x, rows), y: geomap.columns.pick(y, rows) };
  }

  /** Build the model of a packed table. `conic` false: over Mercator tiles. */
  function build(table, conic = true) {
    const n = table.n;
    const kind = bytes(table.col("kind"), n, KINDS);
    const sender = bytes(table.col("initiator"), n, ["RU", "UA"]);
    for (let i = 0; i < n; i++) if (sender[i] === 255) sender[i] = 2;
    const precision = bytes(table.col("precision"), n, PRECISIONS);
    // One array for all columns that no event fills.
    const none = new Int32Array(n).fill(-1);
    let lon = null,
      lat = null;
    const model = {
      n,
      table,
      kind,
      sender,
      precision,
      ...points(table, n, conic),
      conic,
      side: bytes(table.col("claimant_side"), n, ["RU", "UA", "other"]),
      place: coded(table.col("place_id").dict ? table.col("place_id") : table.col("place"), none),
      region: coded(table.col("region"), none),
      claimant: coded(table.col("claimant"), none),
      group: groups(table, n, none),
      incident: coded(table.col("incident_id"), none),
      letters: new Map(),
      ...when(table, n),
      event: (i) => record(model, i),
      /** Degrees, which the map itself does without. */
      get lon() {
        return (lon ??= numbers(table.col("lon"), n));
      },
      get lat() {
        return (lat ??= numbers(table.col("lat"), n));
      },
    };
    model.all = new Uint32Array(n);
    for (let i = 0; i < n; i++) model.all[i] = i;
    flag(model, table);
    letter(model);
    model.has = signs(model);
    return model;
  }

  const TO_DAY = { minute: 0, hour: 0, night: 1, day: 2 },
    SAID_NOT = 3,
    LONGER = 4;

  /**
   * Days: `start` as said, `first` and `last` as the bars have them (a night only on the day it
   * ends), `counted` the one day the event counts on, NO_DAY when it is not known to the day;
   * `low` and `high` the ends of what is counted.
   */
  function when(table, n) {
    const start = days(table.col("start"), n),
      to = days(table.col("end"), n);
    const said = saidOf(table.col("time_precision"), n);
    const first = new Int32Array(n),
      last = new Int32Array(n),
      counted = new Int32Array(n);
    let low = Infinity,
      high = -Infinity,
      nights = 0;
    for (let i = 0; i < n; i++) {
      const from = start[i],
        how = said[i],
        end = to[i] === NO_DAY ? from : to[i];
      last[i] = end;
      first[i] = how === 1 || from === NO_DAY ? end : from;
      const day = how < 2 || (how < LONGER && from === end) ? end : NO_DAY;
      counted[i] = day;
      if (how === 1) nights++;
      if (day === NO_DAY) continue;
      if (day < low) low = day;
      if (day > high) high = day;
    }
    return { start, first, last, counted, low, high, nights };
  }

  /** How the time was said: to the day or closer, a night, a day, not at all, longer. */
  function saidOf(column, n) {
    if (!column.dict) return new Uint8Array(n).fill(SAID_NOT);
    return column.look(Uint8Array.from(column.dict, (word) => (word === null ? SAID_NOT : (TO_DAY[word] ?? LONGER))));
  }

  function flag(model, table) {
    const status = table.col("status"),
      background = table.col("background");
    const signs = (word) => ({ disputed: DISPUTED, withdrawn: WITHDRAWN })[word] ?? 0;
    const flags = (model.flags = status.dict ? status.look(Uint8Array.from(status.dict, signs)) : new Uint8Array(model.n));
    const told = background.codes;
    if (told) for (let i = 0; i < model.n; i++) if (told[i] === 2) flags[i] |= BACKGROUND;
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
      // Only what was read from a text stands somewhere in it.
      article: model.table.names.includes("quote_start"),
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

  /** The columns of one row, each read when it is asked for; text not yet unpacked is null. */
  function record(model, i) {
    const read = (event, name) => (event[name] ??= model.table.col(name).at(i));
    return new Proxy({ row: i }, { get: read });
  }

  return { KINDS, PRECISIONS, AREAS, NO_DAY, BACKGROUND, DISPUTED, WITHDRAWN, build };
})();
