/** What the reader asked to see, and which rows that is. Pure: no document, no map. */
geomap.filters = (() => {
  /** The table's field also looks at names. */
  const SEARCHED = [
    "place",
    "claimant",
    "target",
    "source_name",
    "quote",
    "attribution_quote",
    "place_written",
    "target_written",
    "claimant_written",
    "source_title",
  ];

  /**
   * Everything shown. `place` is {id, name, areas}; `claimant` a name, "" for the report itself,
   * "side:RU" for one side's officials; `since` and `until` are day numbers, both ends included;
   * `mode` is what is drawn, see regional.js.
   */
  const everything = () => ({
    senders: [true, true, true],
    kinds: [true, true, true, true],
    place: null,
    claimant: null,
    since: null,
    until: null,
    text: "",
    mode: "marks",
  });

  /** Whether the filters leave everything in. */
  function isOpen(f) {
    return (
      f.senders.every(Boolean) &&
      f.kinds.every(Boolean) &&
      f.place === null &&
      f.claimant === null &&
      f.since === null &&
      f.until === null &&
      !f.text
    );
  }

  /** Rows that pass, in their order. @returns {Uint32Array} */
  function rows(model, f) {
    const { sender, kind } = model;
    return geomap.query.select(model, [
      f.senders.every(Boolean) ? null : (i) => f.senders[sender[i]],
      f.kinds.every(Boolean) ? null : (i) => kind[i] > 3 || f.kinds[kind[i]],
      f.place && anywhere(model, f.place.areas),
      claimantTest(model, f.claimant),
      nights(model, f),
      ...geomap.query.words(f.text).map((word) => geomap.query.holds(model, SEARCHED, word)),
    ]);
  }

  function anywhere(model, areas) {
    const tests = areas.map((area) => geomap.query.inside(model, area));
    return (i) => tests.some((test) => test(i));
  }

  function claimantTest(model, name) {
    if (name === null) return null;
    const { codes, values } = model.claimant;
    if (name === "") return (i) => codes[i] < 0;
    if (name.startsWith("side:")) {
      const side = ["RU", "UA", "other"].indexOf(name.slice(5));
      return (i) => codes[i] >= 0 && model.side[i] === side;
    }
    const code = values.indexOf(name);
    return (i) => code >= 0 && codes[i] === code;
  }

  /** Days as the bars have them: a night only on the day it ends, a longer span where it overlaps. */
  function nights(model, { since, until }) {
    if (since === null && until === null) return null;
    const from = since ?? -2147483647,
      to = until ?? 2147483647;
    return (i) => model.last[i] >= from && model.last[i] !== geomap.model.NO_DAY && model.first[i] <= to;
  }

  return { everything, isOpen, rows };
})();
