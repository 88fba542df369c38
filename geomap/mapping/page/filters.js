/** What the reader asked to see, and which rows that is. Pure: no document, no map. */
geomap.filters = (() => {
  const SENDERS = ["RU", "UA", "none"];

  /** Everything shown. `null` stands for "any"; days are day numbers, both ends included. */
  const everything = () => ({
    senders: [true, true, true],
    kinds: [true, true, true, true],
    place: null,
    claimant: null,
    since: null,
    until: null,
    text: "",
  });

  /** Whether the filters leave everything in. */
  function isOpen(f) {
    return f.senders.every(Boolean) && f.kinds.every(Boolean) && f.place === null &&
      f.claimant === null && f.since === null && f.until === null && !f.text;
  }

  /**
   * Rows that pass, in their order. A row passes the days when its span overlaps them; a night
   * counts on the day it ends; a row without a date passes only while no days are chosen.
   * @param {{name: string, regions?: string[], places?: string[]}|null} f.place
   * @returns {Uint32Array}
   */
  function rows(model, f) {
    const { n, kind, sender, first, last } = model;
    const out = new Uint32Array(n);
    const since = f.since ?? -2147483647, until = f.until ?? 2147483647;
    const dated = f.since !== null || f.until !== null;
    const place = f.place && placeTest(model, f.place);
    const claimant = f.claimant === null ? null : claimantTest(model, f.claimant);
    const words = f.text.trim() ? textTest(model, f.text) : null;
    let at = 0;
    for (let i = 0; i < n; i++) {
      if (!f.senders[sender[i]]) continue;
      if (kind[i] < 4 && !f.kinds[kind[i]]) continue;
      if (dated && (last[i] < since || first[i] > until)) continue;
      if (claimant && !claimant(i)) continue;
      if (place && !place(i)) continue;
      if (words && !words(i)) continue;
      out[at++] = i;
    }
    return out.slice(0, at);
  }

  function placeTest(model, { regions = [], places = [] }) {
    const wanted = new Set(regions), named = new Set(places);
    const byRegion = model.region.values.map((code) => wanted.has(code));
    const byPlace = model.place.values.map((id) => named.has(id) || wanted.has(id));
    return (i) => (model.region.codes[i] >= 0 && byRegion[model.region.codes[i]]) ||
      (model.place.codes[i] >= 0 && byPlace[model.place.codes[i]]);
  }

  /** A claimant by name; the empty name is "the report itself"; "side:RU" one side's officials. */
  function claimantTest(model, name) {
    if (name === "") return (i) => model.claimant.codes[i] < 0;
    if (name.startsWith("side:")) {
      const side = ["RU", "UA", "other"].indexOf(name.slice(5));
      return (i) => model.claimant.codes[i] >= 0 && model.side[i] === side;
    }
    const code = model.claimant.values.indexOf(name);
    return (i) => code >= 0 && model.claimant.codes[i] === code;
  }

  const SEARCHED = ["place", "place_written", "quote", "claimant", "claimant_written", "target",
    "target_written", "source_title", "source_name"];

  /** Every word of the text, in any case, somewhere in the row. */
  function textTest(model, text) {
    const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const columns = SEARCHED.map((name) => model.table.col(name)).filter((c) => c.dict);
    const hits = words.map((word) => columns.map((column) => {
      const hit = new Uint8Array(column.dict.length);
      column.dict.forEach((value, code) => {
        if (value !== null && String(value).toLocaleLowerCase().includes(word)) hit[code] = 1;
      });
      return { hit, codes: column.codes };
    }));
    return (i) => hits.every((columns) => columns.some(({ hit, codes }) => hit[codes[i]]));
  }

  return { SENDERS, everything, isOpen, rows };
})();
