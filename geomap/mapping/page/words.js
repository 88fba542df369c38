/** The interface in three languages: wording, plurals, numbers, names. */
geomap.words = (() => {
  let files = {};
  let lang = "en";

  const NBSP = "\u00A0";
  // The browser's own plurals and numbers (Intl) take longer to load than the rest of the page.
  const MARKS = { en: [",", "."], uk: [NBSP, ","], ru: [NBSP, ","] };

  /** Take the words of the page's languages ({en: …}). */
  function load(words) {
    files = words;
    use(Object.keys(files)[0]);
  }

  function use(next) {
    lang = files[next] ? next : Object.keys(files)[0];
    document.documentElement.lang = lang;
  }

  const find = (file, key) => key.split(".").reduce((at, part) => at?.[part], file);

  /**
   * The wording of a key, its {holes} filled; `n` chooses the plural form and fills {n}.
   * A key without wording in this language falls back to English, then to itself.
   */
  function t(key, holes = {}) {
    let text = find(files[lang], key) ?? find(files.en ?? {}, key) ?? key;
    if (typeof text === "object") text = text[plural(holes.n ?? 0)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (hole, name) => {
      if (!(name in holes)) return hole;
      const value = holes[name];
      return typeof value === "number" ? number(value) : String(value ?? "");
    });
  }

  /** Whether this language has wording for the key. */
  const has = (key) => find(files[lang], key) !== undefined;

  /** The form of a word beside a number, as Unicode names them. */
  function plural(n) {
    if (lang === "en") return n === 1 ? "one" : "other";
    const [ones, tens] = [n % 10, n % 100];
    if (!Number.isInteger(n)) return "other";
    if (ones === 1 && tens !== 11) return "one";
    return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? "few" : "many";
  }

  /** "12,345.5" in the language's own signs, to three decimals. */
  function number(value) {
    const [thousands, decimal] = MARKS[lang] ?? MARKS.en;
    const [whole, part] = String(Math.round(value * 1000) / 1000).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return part ? `${grouped}${decimal}${part}` : grouped;
  }

  /** "57", "40–50", "at least 30", null where no number was said. */
  function span(low, high) {
    if (low === null && high === null) return null;
    if (low === null) return t("number.most", { n: high });
    if (high === null) return t("number.least", { n: low });
    return low === high ? number(low) : `${number(low)}\u2060–\u2060${number(high)}`;
  }

  /** A text that may be one string or {en, uk, ru}. */
  function pick(value) {
    if (value === null || value === undefined || typeof value !== "object") return value ?? null;
    return value[lang] ?? value.en ?? Object.values(value)[0] ?? null;
  }

  /** A word of a vocabulary ("targets", "claimants"); unknown words stay as they are. */
  const term = (list, value) => find(files[lang], list)?.[value] ?? value;

  /** A list of this language's file, {} where it has none. */
  const table = (key) => find(files[lang], key) ?? {};

  /** A month (0 is January): "of" as a date has it, "alone", or "short". */
  const month = (at, form) => find(files[lang] ?? files.en, `months.${form}`)[at];

  const capital = (text) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

  /** Letters that the alphabets put after another, and Unicode far away. */
  const AFTER = { ґ: "г\uFFFF", є: "е\uFFFF", ё: "е\uFFFF", і: "и\uFFFE", ї: "и\uFFFF" };
  const rank = (text) => text.toLowerCase().replace(/[ґєёії]/g, (letter) => AFTER[letter]);

  /** The order of the alphabet; the browser's own takes as long to load as the map to draw. */
  function compare(a, b) {
    const [x, y] = [rank(a), rank(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }

  /** "Kursk, Bryansk, Oryol and Tula". */
  function list(items) {
    if (items.length < 2) return items[0] ?? "";
    return `${items.slice(0, -1).join(", ")} ${t("and")} ${items.at(-1)}`;
  }

  const ENDINGS = {
    uk: [
      [/ська область$/, "ській області"],
      [/цька область$/, "цькій області"],
      [/ський край$/, "ському краї"],
      [/^Автономна Республіка /, "Автономній Республіці "],
      [/^Республіка /, "Республіці "],
    ],
    ru: [
      [/ая область$/, "ой области"],
      [/ий край$/, "ом крае"],
      [/^Республика /, "Республике "],
      [/^Автономная Республика /, "Автономной Республике "],
    ],
  };

  /** The name after "in": "Сумській області"; null where this language's ending is not regular. */
  function within(name) {
    if (lang === "en") return name;
    const rule = ENDINGS[lang]?.find(([from]) => from.test(name));
    return rule ? name.replace(rule[0], rule[1]) : null;
  }

  return {
    load,
    use,
    t,
    has,
    number,
    span,
    pick,
    term,
    table,
    month,
    capital,
    list,
    compare,
    within,
    get lang() {
      return lang;
    },
    /** A language by its own name. */
    nameOf: (code) => files[code]?.language ?? code,
    get langs() {
      return Object.keys(files);
    },
  };
})();
