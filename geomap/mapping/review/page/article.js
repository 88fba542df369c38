/** The article's own text, with what each event was read from marked and numbered. */
geomap.article = (() => {
  const SENTENCES = ["quote", "more", "said"];

  /**
   * The text as paragraphs.
   * @param {object} article of the page's data
   * @param {object[]} rows its events, then its passages
   * @param {(row: object) => void} go called with the event whose words were clicked
   */
  function create(article, rows, go) {
    const { el } = geomap.dom;
    // Offsets count characters as Python does: a sign beyond the basic plane is one.
    const letters = Array.from(article.text);
    const spans = article.spans.map(([start, end, part, at]) => ({
      start,
      end,
      part,
      row: rows[part === "left" ? article.events.length + at : at],
    }));
    const pieces = [];

    /** An event's number stands after its place; after its sentence where no word names the place. */
    const stands = (span) =>
      ["place", "left"].includes(span.part) ||
      (span.part === "quote" && !spans.some((one) => one.row === span.row && one.part === "place"));

    /** The narrowest span decides which event a click means. */
    const target = (over) => [...over].sort((a, b) => a.end - a.start - (b.end - b.start))[0].row;

    const node = el("div", { class: "article-text", lang: article.lang, dir: "auto" }, paragraphs());

    function paragraphs() {
      const made = [];
      let start = 0;
      for (const line of article.text.split("\n")) {
        const end = start + Array.from(line).length;
        if (line.trim()) made.push(el("p", null, cut(start, end)));
        start = end + 1;
      }
      return made;
    }

    /** A paragraph in pieces that each lie wholly inside or outside of every span. */
    function cut(from, to) {
      const inside = spans.filter((span) => span.start < to && span.end > from);
      const cuts = new Set([from, to, ...inside.flatMap((span) => [span.start, span.end])]);
      const points = [...cuts].filter((at) => at >= from && at <= to).sort((a, b) => a - b);
      return points.slice(1).map((end, i) => piece(points[i], end, inside));
    }

    function piece(start, end, inside) {
      const text = letters.slice(start, end).join("");
      const over = inside.filter((span) => span.start <= start && span.end >= end);
      if (!over.length) return text;
      const parts = new Set(over.map((span) => span.part));
      const numbered = over.filter((span) => span.end === end && stands(span));
      const numbers = numbered.length ? el("sup") : null;
      // The word joiner keeps the number on the line of its place.
      const name = [...parts].map((part) => `is-${part}`).join(" ");
      const mark = el("mark", { class: name }, text, numbers ? "\u2060" : null, numbers);
      mark.addEventListener("click", () => go(target(over)));
      pieces.push({ node: mark, over, numbers, rows: numbered.map((span) => span.row) });
      return mark;
    }

    /** Show numbers and states, and the evidence of the event in hand. */
    function update(current) {
      for (const { node: mark, over, numbers, rows: own } of pieces) {
        const mine = over.filter((span) => span.row === current);
        const has = (...parts) => mine.some((span) => parts.includes(span.part));
        mark.classList.toggle("on", has(...SENTENCES, "left"));
        mark.classList.toggle("key", has("place", "count", "claimant"));
        const out = over.every((span) => span.part !== "left" && span.row.drop !== null);
        mark.classList.toggle("out", out);
        if (numbers) {
          const text = own.filter((row) => row.number && row.drop === null).map((row) => row.number);
          numbers.textContent = text.join("\u202F·\u202F");
          numbers.classList.toggle("done", own.length > 0 && own.every(geomap.rows.isChecked));
        }
      }
    }

    /** Bring the evidence of an event into view, within the text's own frame. */
    function show(row) {
      const first = pieces.find(({ over }) => over.some((span) => span.row === row && span.part !== "said"));
      const frame = node.parentElement;
      if (!first || frame.scrollHeight <= frame.clientHeight) return;
      const [a, b] = [first.node.getBoundingClientRect(), frame.getBoundingClientRect()];
      if (a.top < b.top + 40 || a.bottom > b.bottom - 80) frame.scrollTop += a.top - b.top - frame.clientHeight / 3;
    }

    return { node, update, show };
  }

  /** The line that says what the marks mean. */
  function legend() {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const sample = (part) => el("li", null, el("mark", { class: `is-${part}` }, t(`review.legend.${part}`)));
    return el(
      "ul",
      { class: "marks", "aria-label": t("review.legend.head") },
      el("li", null, el("mark", { class: "is-quote" }, t("review.legend.sentence"))),
      ["place", "count", "claimant", "left"].map(sample),
      el("li", null, t("review.legend.number")),
    );
  }

  return { create, legend };
})();
