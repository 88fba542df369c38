/** Names of places as readers of each language say them. */
geomap.names = (() => {
  let areas = new Map();
  let places = {};
  let byEnglish = new Map();

  /** Take the base map and the names by place id from the page's data. */
  function load(base, given) {
    areas = base.areas;
    places = given ?? {};
    byEnglish = new Map(base.cities.map((city) => [city.name.en, city.name]));
  }

  const ENGLISH = [
    [/ Oblast$/, " region"],
    [/ Krai$/, " region"],
    [/ Raion$/, " district"],
    [/^(Kyiv|Moscow|Sevastopol) City$/, "$1"],
    [/^Autonomous Republic of Crimea$/, "Crimea"],
    [/^Republic of Crimea$/, "Crimea"],
    [
      /^(?:Republic of |.*? Republic of )?(Adygea|Bashkortostan|Tatarstan|Mordovia|Dagestan|Ingushetia|Karelia|Kalmykia|Buryatia|Khakassia|Tuva)$/,
      "$1",
    ],
  ];

  const reword = (name) => ENGLISH.reduce((text, [from, to]) => text.replace(from, to), name);

  /** Crimea goes by its short name in every language; status is told in words beside it. */
  const plain = (name) =>
    name.replace(/^Автономна Республіка Крим$/, "Крим").replace(/^(Автономная )?Республика Крым$/, "Крым");

  const inLanguage = (names, lang = geomap.words.lang) =>
    lang === "en" ? reword(names.en ?? "") : plain(names[lang] || reword(names.en ?? ""));

  /** The whole name of an area of the base map: "Sumy region", "Сумська область". */
  const area = (entry) => inLanguage(entry.names);

  /** As on a chip: "Sumy region", "Сумська обл.". */
  const chip = (entry) => area(entry).replace(/ область$/, "\u00A0обл.");

  /** Shortest: "Sumy", "Сумська". */
  const short = (entry) =>
    area(entry)
      .replace(/ (region|область|край|district|район)$/, "")
      .replace(/^(Республика|Республіка) /, "");

  /** The place of an event by id, else by its English data name. */
  function place(id, english) {
    if (id && areas.has(id)) return area(areas.get(id));
    const names = (id && places[id]) || byEnglish.get(english);
    if (names) return inLanguage(names);
    return english ? reword(english) : geomap.words.t("place.none");
  }

  const ofEvent = (event) => place(event.place_id, event.place);

  /** Name of a region by code, the code itself where the page has no such area. */
  const region = (code) => (areas.has(code) ? area(areas.get(code)) : code);

  /** A region or city by its short English name ("Krasnodar"), as this language writes it. */
  function byShort(english) {
    for (const entry of areas.values()) {
      if (reword(entry.names.en ?? "").replace(/ region$/, "") === english) return area(entry);
    }
    return byEnglish.has(english) ? inLanguage(byEnglish.get(english)) : english;
  }

  return { load, byShort, area, chip, short, place, ofEvent, region };
})();
