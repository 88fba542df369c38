/** The report's own words, with the words marked that the event was read from. */
geomap.evidence = (() => {
  const LETTER = /[\p{L}\p{N}]/u;
  const CLOSE = 32;

  /** Where a phrase stands in a text as whole words; null where it does not. */
  function find(text, phrase) {
    if (!phrase) return null;
    const low = text.toLocaleLowerCase(),
      wanted = phrase.toLocaleLowerCase();
    for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      if (!(LETTER.test(text[at - 1] ?? "") || LETTER.test(text[end] ?? ""))) return [at, end];
    }
    return null;
  }

  /** Spans of the quote that say place and target, near ones joined. */
  function spans(quote, events) {
    const found = [];
    for (const event of events) {
      for (const phrase of [event.place_written, event.target_written]) {
        const span = find(quote, phrase);
        if (span) found.push(span);
      }
    }
    found.sort((a, b) => a[0] - b[0]);
    const joined = [];
    for (const [from, to] of found) {
      const last = joined.at(-1);
      if (last && from - last[1] <= CLOSE && !/[.!?]\s/.test(quote.slice(last[1], from))) {
        last[1] = Math.max(last[1], to);
      } else joined.push([from, to]);
    }
    return joined;
  }

  /** Keep what stands around the marks; ends cut at words are shown as "…". */
  function cut(quote, marks, most) {
    if (quote.length <= most) return [0, quote.length];
    const from = marks[0]?.[0] ?? 0;
    let start = from < most * 0.4 ? 0 : Math.max(0, from - Math.round(most * 0.25));
    if (start > 0) start = quote.indexOf(" ", start) + 1;
    let end = Math.min(quote.length, Math.max(start + most, reach(marks, start, most)));
    if (end === quote.length && end - start < most) {
      start = Math.max(0, end - most);
      if (start > 0) start = quote.indexOf(" ", start) + 1;
    }
    if (end < quote.length) end = quote.lastIndexOf(" ", end) > start ? quote.lastIndexOf(" ", end) : end;
    return [start, end];
  }

  /** Marks that begin within the part shown are shown to their end. */
  const reach = (marks, start, most) =>
    Math.max(0, ...marks.filter(([from]) => from < start + most).map(([, to]) => to + 1));

  const DRONE = /drone|дрон|бпла|безпілот|беспилот|шахед/i;

  /** Where a sentence without marks comes to the point. */
  function topic(text) {
    const at = text.search(DRONE);
    return at < 0 ? [] : [[at, at + 5]];
  }

  /**
   * A quote element.
   * @param {object[]} events those read from this sentence
   * @param {number} most characters shown; the whole sentence when left out
   */
  function quote(text, events, lang, most = Infinity) {
    const { el } = geomap.dom;
    const marks = spans(text, events);
    const [start, end] = cut(text, marks.length ? marks : topic(text), most);
    const parts = [start > 0 ? "… " : ""];
    let at = start;
    for (const [from, to] of marks) {
      if (from >= end || to <= start) continue;
      parts.push(text.slice(at, Math.max(from, start)));
      parts.push(el("mark", null, text.slice(Math.max(from, start), Math.min(to, end))));
      at = Math.min(to, end);
    }
    parts.push(text.slice(at, end), end < text.length ? " …" : "");
    return el("q", { class: "quote", lang: lang ?? null, dir: "auto" }, parts);
  }

  return { quote, spans };
})();
