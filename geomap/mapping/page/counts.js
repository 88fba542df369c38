/** Numbers of reports by side, kind, claimant and night, and the ledger. Pure. */
geomap.counts = (() => {
  const { NO_DAY, UNDATED } = { NO_DAY: -2147483648, UNDATED: 8 };

  /** Reports by sender and by kind, and the distinct places. */
  function totals(model, rows) {
    const senders = [0, 0, 0], kinds = [0, 0, 0, 0];
    const seen = new Uint8Array(model.place.values.length);
    let places = 0, unplaced = 0;
    for (const i of rows) {
      senders[model.sender[i]]++;
      if (model.kind[i] < 4) kinds[model.kind[i]]++;
      const code = model.place.codes[i];
      if (code < 0) unplaced++;
      else if (!seen[code]) { seen[code] = 1; places++; }
    }
    return { n: rows.length, senders, kinds, places, unplaced };
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
    let low = Infinity, high = -Infinity, undated = 0;
    for (const i of rows) {
      const day = model.counted[i];
      if (day === NO_DAY) { undated++; continue; }
      if (day < low) low = day;
      if (day > high) high = day;
    }
    if (low > high) return { first: null, last: null, undated, bars: [] };
    const size = high - low + 1;
    const bars = [0, 1, 2].map(() => new Uint32Array(size));
    for (const i of rows) {
      if (model.flags[i] & UNDATED) continue;
      bars[model.sender[i]][model.counted[i] - low]++;
    }
    return { first: low, last: high, undated, bars };
  }

  const SIDES = ["RU", "UA", "other", "none"];

  /**
   * The ledger: rows = who said so, columns = sent by whom; each cell lists kinds with their
   * number of reports and the totals that were said. Nothing is added up.
   * @returns {{side: string, cells: {kinds: number[], groups: number[], n: number}[]}[]}
   */
  function ledger(model, rows) {
    const table = SIDES.map((side) => ({
      side,
      cells: [0, 1, 2].map(() => ({ n: 0, kinds: [0, 0, 0, 0], groups: new Set() })),
    }));
    for (const i of rows) {
      const at = model.claimant.codes[i] < 0 ? 3 : model.side[i] < 2 ? model.side[i] : 2;
      const cell = table[at].cells[model.sender[i]];
      cell.n++;
      if (model.kind[i] < 4) cell.kinds[model.kind[i]]++;
      if (model.group.codes[i] >= 0) cell.groups.add(model.group.codes[i]);
    }
    return table;
  }

  return { totals, groups, byDay, ledger, SIDES };
})();
