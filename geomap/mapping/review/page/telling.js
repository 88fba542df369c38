/** What an event says, in the page's language: the lines of its card. */
geomap.telling = (() => {
  const t = (key, holes) => geomap.words.t(key, holes);
  const number = (text) => (text === "" ? null : Number(text));
  const side = (row) => ({ RU: "ru", UA: "ua" })[geomap.rows.get(row, "initiator")] ?? "none";

  const claimant = (name) => geomap.words.term("claimants", name);

  function what(row) {
    const get = (name) => geomap.rows.get(row, name);
    const target = get("target");
    return [
      get("kind") ? geomap.words.capital(t(`kind.${get("kind")}`)) : null,
      target && target !== "other" ? geomap.words.term("targets", target) : null,
      ["drone", ""].includes(get("weapon")) ? null : t(`review.weapon.${get("weapon")}`),
      get("background") === "true" ? t("background") : null,
      get("status") === "disputed" ? disputed(get("disputed_by")) : null,
      get("status") === "withdrawn" ? t("withdrawn") : null,
    ];
  }

  const disputed = (who) => (who ? t("disputed.by", { who: claimant(who) }) : t("disputed.short"));

  function sender(row) {
    const basis = geomap.rows.get(row, "initiator_basis");
    return side(row) !== "none" && basis
      ? `${t(`sent.${side(row)}`)} (${t(`review.basis.${basis}`)})`
      : t(`sent.${side(row)}`);
  }

  const when = (row) => geomap.words.capital(geomap.dates.when(row.cells));

  function drones(low, high) {
    const span = geomap.words.span(low, high);
    if (span === null) return null;
    return low === high ? t("drones.n", { n: low }) : t("drones.span", { span });
  }

  function count(row, peers) {
    const of = (name) => number(geomap.rows.get(row, name));
    if (!geomap.rows.get(row, "group_id")) return drones(of("count_min"), of("count_max"));
    return t("review.total", { total: drones(of("group_count_min"), of("group_count_max")), n: peers.length });
  }

  function casualties(row) {
    const part = (word, none) => {
      const [low, high] = ["min", "max"].map((end) => number(geomap.rows.get(row, `${word}_${end}`)));
      if (low === 0 && high === 0) return t(`casualties.${none}`);
      const span = geomap.words.span(low, high);
      return span === null ? null : t(`casualties.${word}`, { n: span });
    };
    return [part("killed", "noneKilled"), part("injured", "noneInjured")].filter(Boolean).join(", ") || null;
  }

  function who(row) {
    const name = geomap.rows.get(row, "claimant");
    return name ? t("review.said", { who: claimant(name) }) : t("review.itself");
  }

  /** The lines below the title, each a text. */
  function lines(row, peers) {
    const join = (parts) => parts.filter(Boolean).join(" · ");
    return [
      join([...what(row), sender(row)]),
      join([when(row), count(row, peers), casualties(row)]),
      who(row),
    ];
  }

  /** Why a passage is not mapped, or an event was taken out. */
  function reason(code) {
    const key = `unmapped.reason.${code}`;
    return geomap.words.has(key) ? t(key) : code;
  }

  function icon(row) {
    const { KINDS, CLASSES, icon: draw } = geomap.glyphs;
    const kind = KINDS.indexOf(geomap.rows.get(row, "kind"));
    return draw(kind < 0 ? 2 : kind, CLASSES.indexOf(side(row)), 15, {
      disputed: geomap.rows.get(row, "status") === "disputed",
      background: geomap.rows.get(row, "background") === "true",
    });
  }

  return { lines, reason, icon };
})();
