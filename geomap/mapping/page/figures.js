/**
 * Drones as each claimant numbers them: the twin of analysis/ledger.py, held to the same cases
 * (tests/cases/ledger.json). A number is summed only over days and places that one claimant told
 * apart; where a region and places inside it are numbered, the larger figure stands as "or more".
 */
geomap.figures = (() => {
  const SIDES = ["RU", "UA", "other", null];
  const SEPARATOR = "\u001f";

  const key = (...parts) =>
    parts.map((part) => (part === null || part === undefined ? "\u0000" : String(part))).join(SEPARATOR);

  const COLUMNS = [
    ...["claimant_side", "initiator", "kind", "claimant", "region", "level", "place_id", "place", "count_min"],
    ...["count_max", "group_id", "group_count_min", "group_count_max", "start", "end", "source_name", "source_title"],
    ...["source_url", "published", "quote"],
  ];

  /** What rows say, as far as the ledger needs it. */
  function told(model, rows) {
    const columns = Object.fromEntries(COLUMNS.map((name) => [name, model.table.col(name)]));
    return Array.from(rows, (i) => said(model, i, (name) => columns[name].at(i)));
  }

  function said(model, i, at) {
    const [region, level, place, name] = [at("region"), at("level"), at("place_id"), at("place")];
    const source = at("source_name"), title = at("source_title");
    const day = model.counted[i] === geomap.model.NO_DAY ? null : model.counted[i];
    return {
      side: at("claimant_side"),
      initiator: at("initiator"),
      kind: at("kind"),
      who: at("claimant") ?? `the report itself${source === null ? "" : ` (${source})`}`,
      // Where nothing tells of which report a row is, its words do.
      report: at("source_url") ?? key(source, title, at("published"), source ?? title ?? at("quote")),
      source,
      day,
      country: region?.slice(0, 2) ?? place ?? name ?? "",
      area: region ?? (level === "country" ? null : (place ?? name ?? "")),
      level,
      spot: place ?? name ?? "",
      low: at("count_min"),
      high: at("count_max"),
      group: at("group_id"),
      total: key(at("start"), at("end"), at("group_count_min"), at("group_count_max")),
    };
  }

  /** Group figures by some of their parts and join each group's [low, high]. */
  function step(figures, parts, join) {
    const groups = new Map();
    for (const figure of figures) {
      const at = key(...parts.map((part) => figure[part]));
      if (!groups.has(at)) groups.set(at, []);
      groups.get(at).push(figure);
    }
    return [...groups.values()].map((some) => ({ ...some[0], ...join(some) }));
  }

  const closed = (some, take) => (some.every((f) => f.high !== null) ? take(some.map((f) => f.high)) : null);
  const add = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const sum = (some) => ({ low: add(some.map((f) => f.low)), high: closed(some, add) });
  const range = (some) => ({ low: Math.min(...some.map((f) => f.low)), high: closed(some, (all) => Math.max(...all)) });
  const larger = (some) => ({
    low: Math.max(...some.map((f) => f.low)),
    high: some.length === 1 ? some[0].high : null,
  });

  const CELL = ["side", "initiator", "kind", "who"];

  /** From a report's number to a claimant's: report, place, level, region, country, days. */
  function numbers(entries) {
    const on = [...CELL, "day", "country"];
    let figures = entries
      .filter((e) => e.day !== null && e.group === null && (e.low ?? e.high) !== null)
      .map((e) => ({ ...e, low: e.low ?? 0 }));
    figures = step(figures, [...on, "area", "level", "spot", "report"], sum);
    figures = step(figures, [...on, "area", "level", "spot"], range);
    figures = step(figures, [...on, "area", "level"], sum);
    figures = step(figures, [...on, "area"], larger).map((f) => ({ ...f, whole: f.area === null }));
    figures = step(figures, [...on, "whole"], sum);
    figures = step(figures, on, larger);
    return new Map(step(figures, CELL, sum).map((f) => [key(...CELL.map((part) => f[part])), f]));
  }

  /** Totals over lists of places whose share is not stated, by cell. */
  function shared(entries) {
    const own = new Set(
      entries
        .filter((e) => e.group === null && e.low !== null && e.day !== null)
        .map((e) => key(e.who, e.kind, e.initiator, e.spot, e.day)),
    );
    const found = new Map();
    for (const e of entries) {
      if (e.group === null || (e.day !== null && own.has(key(e.who, e.kind, e.initiator, e.spot, e.day)))) continue;
      const cell = key(...CELL.map((part) => e[part]));
      if (!found.has(cell)) found.set(cell, new Set());
      found.get(cell).add(e.total);
    }
    return found;
  }

  /**
   * The ledger of some rows.
   * @returns {{days: number, of_days: number, sources: number, apart: number, cells: object[]}}
   */
  function ledger(model, rows, { since = null, until = null } = {}) {
    const entries = told(model, rows);
    const drones = numbers(entries),
      lists = shared(entries);
    const lines = step(
      entries.map((e) => ({ ...e, events: 1 })),
      CELL,
      (some) => ({ events: some.length }),
    );
    lines.sort(
      (a, b) =>
        SIDES.indexOf(a.side) - SIDES.indexOf(b.side) ||
        compare(a.initiator ?? "~", b.initiator ?? "~") ||
        compare(a.kind, b.kind) ||
        compare(a.who, b.who),
    );
    const cells = [];
    for (const line of lines) {
      const last = cells.at(-1);
      if (!last || last.claimant_side !== line.side || last.initiator !== line.initiator || last.kind !== line.kind) {
        cells.push({ claimant_side: line.side, initiator: line.initiator, kind: line.kind, lines: [] });
      }
      const at = key(...CELL.map((part) => line[part]));
      cells.at(-1).lines.push({
        claimant: line.who,
        events: line.events,
        drones_min: drones.get(at)?.low ?? null,
        drones_max: drones.get(at)?.high ?? null,
        shared_totals: lists.get(at)?.size ?? 0,
      });
    }
    const days = [...new Set(entries.map((e) => e.day).filter((day) => day !== null))].sort((a, b) => a - b);
    const from = geomap.dates.parse(since) ?? days[0] ?? null,
      to = geomap.dates.parse(until) ?? days.at(-1) ?? null;
    return {
      days: days.length,
      of_days: from !== null && to !== null ? to - from + 1 : 0,
      sources: new Set(entries.map((e) => e.source).filter((source) => source !== null)).size,
      apart: entries.filter((e) => e.day === null && e.group === null && e.low !== null).length,
      cells,
    };
  }

  const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  return { ledger };
})();
