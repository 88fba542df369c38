/**
 * Numbers of reports by side, kind, claimant and night. Pure; `by` is the twin of
 * analysis/counts.py and held to the same cases (tests/cases/counts.json).
 */
geomap.counts = (() => {
  const SIDES = ["RU", "UA", "other", "none"];

  /** Reports by sender and by kind, and the distinct places. */
  function totals(model, rows) {
    const senders = [0, 0, 0],
      kinds = [0, 0, 0, 0];
    const { sender, kind } = model,
      { codes, values } = model.place;
    const seen = new Uint8Array(values.length);
    let places = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k],
        code = codes[i];
      senders[sender[i]]++;
      if (kind[i] < 4) kinds[kind[i]]++;
      if (code >= 0 && !seen[code]) {
        seen[code] = 1;
        places++;
      }
    }
    return { n: rows.length, senders, kinds, places };
  }

  /** Totals over several places that still have a member among the rows: code → rows. */
  function groups(model, rows) {
    const found = new Map();
    if (!model.group.values.length) return found;
    for (const i of rows) {
      const code = model.group.codes[i];
      if (code < 0) continue;
      if (!found.has(code)) found.set(code, []);
      found.get(code).push(i);
    }
    return found;
  }

  /** Days and bars: reports by day and sender, those not known to the day apart. */
  function byDay(model, rows) {
    const { NO_DAY } = geomap.model;
    const { counted, sender, low, high } = model;
    if (low > high) return { first: null, last: null, undated: rows.length, bars: [] };
    const bars = [0, 1, 2].map(() => new Uint32Array(high - low + 1));
    let undated = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      if (counted[i] === NO_DAY) undated++;
      else bars[sender[i]][counted[i] - low]++;
    }
    const filled = (day) => bars.some((bar) => bar[day]);
    let [from, to] = [0, high - low];
    while (from <= to && !filled(from)) from++;
    while (to > from && !filled(to)) to--;
    if (from > to) return { first: null, last: null, undated, bars: [] };
    return { first: low + from, last: low + to, undated, bars: bars.map((bar) => bar.subarray(from, to + 1)) };
  }

  /** The ledger's cells: rows = who said so, columns = sent by whom; nothing is added up. */
  function ledger(model, rows) {
    const { claimant, side, sender, kind } = model,
      group = model.group.values.length ? model.group.codes : null;
    // Four kinds and what is of none, for each of three senders of each side.
    const found = new Uint32Array(SIDES.length * 3 * 5),
      groups = new Map();
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      const said = claimant.codes[i] < 0 ? 3 : side[i] < 2 ? side[i] : 2;
      const cell = said * 3 + sender[i];
      found[cell * 5 + Math.min(4, kind[i])]++;
      if (!group || group[i] < 0) continue;
      if (!groups.has(cell)) groups.set(cell, new Set());
      groups.get(cell).add(group[i]);
    }
    return SIDES.map((name, said) => ({
      side: name,
      cells: [0, 1, 2].map((sent) => {
        const cell = said * 3 + sent,
          own = [...found.subarray(cell * 5, cell * 5 + 5)];
        return { n: own.reduce((a, b) => a + b), kinds: own.slice(0, 4), groups: groups.get(cell) ?? new Set() };
      }),
    }));
  }

  const weekday = (day) => day + 3 - ((((day + 3) % 7) + 7) % 7) - 3;
  const monthStart = (day) => geomap.dates.parse(`${geomap.dates.iso(day).slice(0, 7)}-01`);

  /** ISO week of a Monday: "2025-W09". */
  function week(monday) {
    const thursday = monday + 3,
      year = geomap.dates.year(thursday);
    const first = geomap.dates.parse(`${year}-01-01`);
    return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, "0")}`;
  }

  /** The bucket of a span, null unless all of it lies within. */
  function bucket(model, i, start, precisions) {
    const { NO_DAY } = geomap.model;
    if (model.counted[i] !== NO_DAY) return start(model.counted[i]);
    const said = model.table.col("time_precision").at(i) ?? "day";
    if (!precisions.includes(said) || model.start[i] === NO_DAY) return null;
    return start(model.start[i]) === start(model.last[i]) ? start(model.start[i]) : null;
  }

  const column = (name) => (model, i) => model.table.col(name).at(i);
  const KEYS = {
    region: column("region"),
    district: column("district"),
    place: column("place"),
    kind: column("kind"),
    initiator: column("initiator"),
    "claimant-side": column("claimant_side"),
    claimant: column("claimant"),
    source: column("source_name"),
    day: (model, i) => (model.counted[i] === geomap.model.NO_DAY ? null : geomap.dates.iso(model.counted[i])),
    night: (model, i) =>
      model.table.col("time_precision").at(i) === "night" && model.counted[i] !== geomap.model.NO_DAY
        ? geomap.dates.iso(model.counted[i])
        : null,
    week: (model, i) => {
      const at = bucket(model, i, weekday, ["day", "week"]);
      return at === null ? null : week(at);
    },
    month: (model, i) => {
      const at = bucket(model, i, monthStart, ["day", "week", "month"]);
      return at === null ? null : geomap.dates.iso(at).slice(0, 7);
    },
  };
  const TIMED = new Set(["day", "night", "week", "month"]);

  /** Count rows by keys; `shared_totals` is how many totals over places they are part of. */
  function by(model, rows, keys) {
    const found = new Map();
    if (!keys.length) found.set("", { values: [], events: 0, totals: new Set() });
    for (const i of rows) {
      const values = keys.map((key) => KEYS[key](model, i));
      const key = JSON.stringify(values);
      if (!found.has(keys.length ? key : "")) found.set(key, { values, events: 0, totals: new Set() });
      const at = found.get(keys.length ? key : "");
      at.events++;
      if (model.group.codes[i] >= 0) at.totals.add(model.group.codes[i]);
    }
    const order = (a, b) => {
      for (let k = 0; k < a.length; k++) {
        if (a[k] === b[k]) continue;
        if (a[k] === null || b[k] === null) return a[k] === null ? 1 : -1;
        return a[k] < b[k] ? -1 : 1;
      }
      return 0;
    };
    const timed = keys.some((key) => TIMED.has(key));
    return [...found.values()]
      .sort((a, b) => (timed ? 0 : b.events - a.events) || order(a.values, b.values))
      .map((at) => ({
        ...Object.fromEntries(keys.map((key, k) => [key.replace("-", "_"), at.values[k]])),
        events: at.events,
        shared_totals: at.totals.size,
      }));
  }

  return { totals, groups, byDay, ledger, by, SIDES };
})();
