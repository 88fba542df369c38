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

  /**
   * The parts of a sentence to show: what stands around its marks, whole words, up to a number of
   * characters in all; marks far apart are joined by "…".
   */
  function fragments(quote, marks, most) {
    if (quote.length <= most) return [[0, quote.length]];
    const wanted = marks.length > 2 && marks.at(-1)[1] - marks[0][0] > most ? [marks[0], marks.at(-1)] : marks;
    const room = wanted.reduce((left, [from, to]) => left - (to - from), most) / Math.max(1, wanted.length);
    const parts = [];
    for (const [from, to] of wanted.length ? wanted : [[0, 0]]) {
      let start = from - Math.max(24, room * 0.6),
        end = to + Math.max(18, room * 0.4);
      if (end > quote.length) start -= end - quote.length;
      if (start < 0) end -= start;
      start = start <= 12 ? 0 : quote.indexOf(" ", start) + 1;
      end = end >= quote.length - 12 ? quote.length : Math.max(to, quote.lastIndexOf(" ", end));
      const last = parts.at(-1);
      if (last && start <= last[1] + 12) last[1] = Math.max(last[1], end);
      else parts.push([start, end]);
    }
    return parts;
  }

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
    const shown = fragments(text, marks.length ? marks : topic(text), most);
    const parts = shown.flatMap(([start, end], k) => [
      k || start > 0 ? "… " : "",
      marked(text, marks, start, end),
      end < text.length ? " " : "",
    ]);
    if (shown.at(-1)[1] < text.length) parts.push("…");
    return el("q", { class: "quote", lang: lang ?? null, dir: "auto" }, parts);
  }

  /** A part of the text with its marks. */
  function marked(text, marks, start, end) {
    const parts = [];
    let at = start;
    for (const [from, to] of marks) {
      if (from >= end || to <= start) continue;
      parts.push(text.slice(at, Math.max(from, start)));
      parts.push(geomap.dom.el("mark", null, text.slice(Math.max(from, start), Math.min(to, end))));
      at = Math.min(to, end);
    }
    return [...parts, text.slice(at, end)];
  }

  return { quote, spans };
})();
