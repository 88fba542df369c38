/** Days as numbers since 1970 and as readers say them. A date never moves: all in UTC. */
geomap.dates = (() => {
  const DAY = 86400000;
  const JOIN = "\u2060–\u2060";

  const toDate = (day) => new Date(day * DAY);
  const iso = (day) => toDate(day).toISOString().slice(0, 10);
  /** Day number of an ISO day, null when it is none. */
  function parse(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? "")) return null;
    const at = Date.parse(`${text}T00:00:00Z`);
    return Number.isNaN(at) || iso(at / DAY) !== text ? null : at / DAY;
  }

  const year = (at) => toDate(at).getUTCFullYear();
  const monthOf = (at) => toDate(at).getUTCMonth();
  const number = (at) => String(toDate(at).getUTCDate());

  const join = (...parts) => parts.filter((part) => part !== null).join("\u00A0");
  const day = (at, withYear = true) =>
    join(number(at), geomap.words.month(monthOf(at), "of"), withYear ? year(at) : null);
  const month = (at) => join(geomap.words.month(monthOf(at), "alone"), year(at));

  /** "18–19 March 2025", "28 February – 2 March 2025". */
  function range(from, to, withYear = true) {
    if (from === to) return day(to, withYear);
    if (year(from) !== year(to)) return `${day(from)}\u00A0– ${day(to)}`;
    if (monthOf(from) === monthOf(to)) return `${number(from)}${JOIN}${day(to, withYear)}`;
    return `${day(from, false)}\u00A0– ${day(to, withYear)}`;
  }

  /** When an event happened, in words; only as exact as the report. */
  function when(event, withYear = true) {
    const { t } = geomap.words;
    const [from, to] = [parse(event.start) ?? parse(event.end), parse(event.end) ?? parse(event.start)];
    if (from === null) return t("when.unknown");
    const clock = clockOf(event);
    switch (event.time_precision) {
      case "night":
        return t("when.night", { dates: range(from, to, withYear), end: day(to, withYear) }) + clock;
      case "week":
        return t("when.week", { dates: range(from, to, withYear) });
      case "month":
        return t("when.month", { month: month(from) });
      case "year":
        return t("when.year", { year: String(year(from)) });
      default:
        return range(from, to, withYear) + clock;
    }
  }

  /** The hands of a clock and its zone, apart: "16:10" and " UTC+3" of "16:10:00+03:00". */
  function hands(text) {
    const [, clock, offset] = /^(\d{1,2}:\d{2})(?::\d{2})?(.*)$/.exec(text) ?? [null, text, ""];
    const zone = offset.replace(/^Z$|^[+-]00:00$/, "UTC").replace(/^([+-])0?(\d+)(?::00)?/, "UTC$1$2");
    return { clock, zone: zone && ` ${zone}` };
  }

  function clockOf(event) {
    if (!event.start_time) return "";
    const first = hands(event.start_time), last = hands(event.end_time ?? event.start_time);
    if (first.zone !== last.zone) return `, ${first.clock}${first.zone}${JOIN}${last.clock}${last.zone}`;
    return `, ${first.clock}${last.clock === first.clock ? "" : JOIN + last.clock}${first.zone}`;
  }

  return { DAY, iso, parse, day, month, number, year, monthOf, range, when };
})();
