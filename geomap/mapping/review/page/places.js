/** Places an editor may choose from, under the names of the page's language. */
geomap.places = (() => {
  let known = {};
  let order = [];
  let hanging = [];
  let labels = new Map();

  /** Take the page's places; those that the articles name come first. */
  function load(data) {
    known = data.places;
    hanging = data.hanging;
    order = [...new Set([...data.named, ...Object.keys(known)])];
  }

  const name = (id) => known[id]?.names[geomap.words.lang] ?? null;

  /** "Sumy, Sumy region": what tells a place from its namesakes. */
  function label(id) {
    const around = name(known[id].within);
    return around && around !== name(id) ? `${name(id)}, ${around}` : name(id);
  }

  /** Name the places anew, after the language changed. */
  function relabel() {
    labels = new Map();
    for (const id of order) {
      const text = label(id);
      labels.set(labels.has(text) ? `${text} (${id})` : text, id);
    }
  }

  /** The place an event stands at, in words. */
  function of(row) {
    const id = geomap.rows.get(row, "place_id");
    const place = geomap.rows.get(row, "place");
    if (known[id]?.cells.place === place) return name(id);
    return place || geomap.rows.get(row, "place_written") || null;
  }

  /** What stands in the field of place: the label of a known place, else the name as it is. */
  function field(row) {
    const id = geomap.rows.get(row, "place_id");
    const place = geomap.rows.get(row, "place");
    if (known[id]?.cells.place !== place) return place;
    return [...labels].find(([, one]) => one === id)[0];
  }

  /** Put an event at a place of the page, or at a name that geomap is to look up. */
  function choose(row, text) {
    const id = labels.get(text.trim());
    const back = id !== undefined && id === row.base.place_id;
    const source = back ? row.base : id === undefined ? { place: text.trim() } : known[id].cells;
    const cells = Object.fromEntries(hanging.map((column) => [column, source[column] ?? ""]));
    if (!text.trim()) cells.precision = "unplaced";
    geomap.rows.set(row, { ...cells, place_basis: back ? (row.base.place_basis ?? "") : "" });
  }

  /** Set an event near its place, or in it. */
  function setNear(row, near) {
    const own = known[geomap.rows.get(row, "place_id")].cells;
    const radius = Math.max(10, Number(own.radius_km));
    geomap.rows.set(row, near ? { precision: "near", radius_km: radius } : own);
  }

  /** Whether an event can be near its place: a point that the page knows. */
  const canBeNear = (row) => {
    const own = known[geomap.rows.get(row, "place_id")]?.cells;
    return Boolean(own) && ["settlement", "site", "exact"].includes(own.precision);
  };

  return {
    load,
    relabel,
    of,
    field,
    choose,
    setNear,
    canBeNear,
    get labels() {
      return [...labels.keys()];
    },
    isKnown: (row) => geomap.rows.get(row, "place_id") in known,
    labelOf: (id) => [...labels].find(([, one]) => one === id)?.[0] ?? null,
  };
})();
