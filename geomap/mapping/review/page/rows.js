/** One row of the table in an editor's hands: what was read, what she made of it, what is wrong. */
geomap.rows = (() => {
  const SPANS = [
    ["count_min", "count_max"],
    ["group_count_min", "group_count_max"],
    ["killed_min", "killed_max"],
    ["injured_min", "injured_max"],
  ];
  const CASUALTIES = ["killed_min", "killed_max", "injured_min", "injured_max"];
  const TOTAL = ["group_id", "group_count_min", "group_count_max", "group_open"];
  // What a passage keeps of an event, see geomap.store.export.rows.
  const PASSAGE = ["id", "quote", "quote_start", "quote_end", "place_written", "initiator", "claimant"].concat([
    "source_name", "source_url", "source_title", "published", "lang",
  ]);
  // Told in the reason where the editor gives none; what hangs on these is not.
  const TELLING = ["place", "kind", "weapon", "initiator", "initiator_basis", "start", "end", "time_precision"].concat(
    ["target", "background", "claimant", "claimant_side", "status", "disputed_by", "precision"],
    SPANS.flat(),
  );

  /**
   * A row from the page's data.
   * @param {{cells: object, near: string[], why?: string[], event?: object}} data
   * @param {object} article the article it was read in
   * @param {boolean} passage whether it was read but not mapped
   */
  function make(data, article, passage) {
    const row = {
      article,
      passage,
      near: data.near,
      trail: data.why ?? [],
      written: data.cells,
      base: passage ? data.event : data.cells,
    };
    return reset(row);
  }

  /** Take back everything the editor did. */
  function reset(row) {
    return Object.assign(row, { cells: { ...row.base }, checked: false, drop: null, why: "", mapped: false });
  }

  const get = (row, name) => row.cells[name] ?? "";

  /** Write cells; an empty one is no cell. */
  function set(row, cells) {
    for (const [name, value] of Object.entries(cells)) {
      if (value === "" || value === null) delete row.cells[name];
      else row.cells[name] = String(value);
    }
  }

  const names = (row) => new Set([...Object.keys(row.base), ...Object.keys(row.cells)]);
  /** The columns whose cells are not as they were read. */
  const changes = (row) => [...names(row)].filter((name) => get(row, name) !== (row.base[name] ?? ""));

  const isEvent = (row) => !row.passage || row.mapped;
  const isChanged = (row) => changes(row).length > 0;
  /** Whether the table says anything of this row that was not read. */
  const isCorrected = (row) => (row.passage ? row.mapped : row.drop !== null || isChanged(row));

  /** A key of the words `review.state`. */
  function state(row) {
    if (row.drop !== null) return "dropped";
    if (faults(row).length) return "unfinished";
    if (row.passage) return "added";
    if (isChanged(row)) return "corrected";
    return row.checked ? "confirmed" : "open";
  }
  const isChecked = (row) => !["open", "unfinished"].includes(state(row));

  const whole = (text) => text === "" || /^\d{1,15}$/.test(text);
  const day = (text) => text === "" || geomap.dates.parse(text) !== null;

  /** What `geomap map` would set aside: pairs of column and a key of `review.fault`. */
  function faults(row) {
    if (row.drop !== null || !isEvent(row)) return [];
    const found = [];
    const of = (name) => get(row, name);
    if (!of("kind")) found.push(["kind", "kind"]);
    if (row.passage && !of("place")) found.push(["place", "place"]);
    for (const [low, high] of SPANS) {
      for (const name of [low, high]) if (!whole(of(name))) found.push([name, "number"]);
      if (of(low) && of(high) && Number(of(high)) < Number(of(low))) found.push([high, "span"]);
    }
    for (const name of ["start", "end"]) if (!day(of(name))) found.push([name, "day"]);
    if (of("start") && of("end") && of("end") < of("start")) found.push(["end", "days"]);
    return found;
  }

  /** Old and new values of what changed: kept in the table, which has no other place for the old. */
  const told = (row) =>
    TELLING.filter((name) => changes(row).includes(name))
      .map((name) => `${name}: ${row.base[name] ?? "–"} → ${get(row, name) || "–"}`)
      .join("; ");

  /** The row as it stands in the table. */
  function result(row, by) {
    if (row.passage && !row.mapped) return row.written;
    if (!isCorrected(row)) return row.base;
    if (row.drop !== null) {
      const kept = Object.fromEntries(PASSAGE.filter((name) => name in row.base).map((name) => [name, row.base[name]]));
      const basis = row.drop + (row.why ? `: ${row.why}` : "");
      return { ...kept, precision: "unplaced", place_basis: basis, edited_by: by, edit_reason: row.why || row.drop };
    }
    const reason = row.passage ? `mapped by hand; was not mapped: ${row.written.place_basis}` : told(row);
    return { ...row.cells, edited_by: by, edit_reason: row.why || reason };
  }

  /** Take over what a table says of this row. */
  function take(row, cells) {
    reset(row);
    const { edited_by: by, edit_reason: why, ...rest } = cells;
    if (!rest.kind && row.passage) return null;
    if (!rest.kind) {
      const [code, note] = (rest.place_basis ?? "").split(/: (.*)/s);
      row.drop = code || "unclear";
      row.why = note ?? "";
      return by;
    }
    row.cells = rest;
    row.mapped = row.passage;
    row.why = isCorrected(row) ? (why ?? "") : "";
    return by;
  }

  return {
    CASUALTIES,
    TOTAL,
    make,
    reset,
    get,
    set,
    isEvent,
    isCorrected,
    isChecked,
    state,
    faults,
    result,
    take,
  };
})();
