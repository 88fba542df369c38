/** Sentences about an event, put together from its columns; only as much as the report said. */
geomap.wording = (() => {
  const OCCUPIED = new Set(["UA-43", "UA-40"]);
  const PARTLY = new Set(["UA-09", "UA-14", "UA-23", "UA-65"]);

  const t = (key, holes) => geomap.words.t(key, holes);
  const code = (event) => ({ RU: "ru", UA: "ua" })[event.initiator] ?? "none";
  const target = (event) =>
    event.target && event.target !== "other" ? geomap.words.term("targets", event.target) : null;

  /** An office in the reader's language where the page knows it. */
  function claimant(name) {
    if (!name) return null;
    const known = geomap.words.term("claimants", name);
    if (known !== name) return known;
    for (const [pattern, text] of Object.entries(geomap.words.table("claimantPatterns"))) {
      const [before, after] = pattern.split("{place}");
      if (!name.startsWith(before) || !name.endsWith(after) || name.length <= before.length + after.length) continue;
      return text.replace("{place}", geomap.names.byShort(name.slice(before.length, name.length - after.length)));
    }
    return name.replace(/^the /i, "");
  }

  /** English, where the reader's language has no name for the office; null where it has. */
  function langOf(name) {
    const plain = name.replace(/^the /i, "");
    return geomap.words.lang !== "en" && claimant(name) === plain && /^[ -~]+$/.test(plain) ? "en" : null;
  }

  /** What stands where nobody is named: only what was read from a text is said by an article. */
  const unnamed = (event) => t(event.quote_start === null ? "list.unnamed" : "list.itself");

  /** An office as it is put on the page: a name left in English is marked as such for those who listen. */
  function office(name) {
    const lang = langOf(name);
    return lang ? geomap.dom.el("span", { lang }, claimant(name)) : claimant(name);
  }

  /** A wording with an office, as it is put on the page, in the place of {who}. */
  function told(key, who, holes = {}) {
    const [before, after] = t(key, { ...holes, who: "\u0000" }).split("\u0000");
    return [before, who, after];
  }

  /** "X said", to be put on the page. */
  const saidBy = (name) => told("list.said", office(name));

  const said = (event) => (event.claimant ? saidBy(event.claimant) : unnamed(event));

  /** "Strike · hospital". */
  function what(event) {
    const parts = [geomap.words.capital(t(`kind.${event.kind ?? "sighting"}`)), target(event)];
    if (event.background) parts.push(t("background"));
    if (event.status === "disputed") parts.push(geomap.sites.disputed(event));
    if (event.status === "withdrawn") parts.push(t("withdrawn"));
    return parts.filter(Boolean).join(" · ");
  }

  /** Title of the evidence: "Hospital in Sumy", "Somewhere in Kyiv region". */
  function title(event) {
    const place = geomap.names.ofEvent(event);
    const p = event.precision;
    if (p === "region" || p === "district" || p === "sea" || p === "country") {
      const inside = geomap.words.within(place);
      return inside === null ? place : t("popup.somewhere", { place: inside });
    }
    if (p === "near") return t("popup.nearTitle", { place });
    if (target(event) && event.place && geomap.words.lang === "en") {
      return t("popup.at", { target: geomap.words.capital(target(event)), place });
    }
    return place;
  }

  /** Where, with what is not known said in words. */
  function where(event) {
    const own = geomap.names.ofEvent(event);
    const region =
      event.region && !["region", "sea", "country"].includes(event.level) ? geomap.names.region(event.region) : null;
    const place = region && region !== own ? `${own}, ${region}` : own;
    const radius = event.radius_km === null ? null : Math.max(1, Math.round(event.radius_km));
    const lines = [];
    switch (event.precision) {
      case "settlement":
        lines.push(
          target(event) ? t("where.target", { place, target: target(event) }) : t("where.settlement", { place }),
        );
        break;
      case "near":
        lines.push(radius === null ? t("where.nearPlain", { place }) : t("where.near", { place, radius }));
        break;
      case "hromada":
        lines.push(t("where.hromada", { place, radius: radius ?? "?" }));
        break;
      case null:
      case "unplaced":
        lines.push(event.place ? t("where.settlement", { place }) : t("where.unplaced"));
        break;
      default:
        lines.push(t(`where.${event.precision}`, { place }));
    }
    const regionCode = event.region ?? event.place_id;
    if (OCCUPIED.has(regionCode)) lines.push(t("where.occupied"));
    if (PARTLY.has(regionCode)) lines.push(t("where.partly"));
    return lines.join(" ");
  }

  /** Drones at this place: a number of its own, a part of a total, or null. */
  function drones(event, letter) {
    const own = dronesOf(event.count_min, event.count_max);
    return own ?? (letter ? t("total.part", { letter }) : null);
  }

  /** "1 drone", "40–50 drones", null where no number was said. */
  function dronesOf(low, high) {
    const text = geomap.words.span(low, high);
    if (text === null) return null;
    return low === high ? t("drones.n", { n: low }) : t("drones.span", { span: text });
  }

  /** "57 drones in total". */
  function total(event) {
    const { group_count_min: low, group_count_max: high } = event;
    if (low === null && high === null) return t("total.unknown");
    return low === high ? t("total.n", { n: low }) : `${t("total.short")}: ${dronesOf(low, high)}`;
  }

  /** What was said of people, null when nothing was. */
  function casualties(event) {
    const dead = [event.killed_min, event.killed_max],
      hurt = [event.injured_min, event.injured_max];
    const zero = ([low, high]) => low === 0 && high === 0;
    const by = claimant(event.casualties_by ?? event.claimant);
    if (zero(dead) && zero(hurt)) return by ? t("casualties.none", { who: by }) : t("casualties.nonePlain");
    const part = (pair, word, none) => {
      const text = geomap.words.span(...pair);
      return text === null ? null : zero(pair) ? t(`casualties.${none}`) : t(`casualties.${word}`, { n: text });
    };
    const parts = [part(dead, "killed", "noneKilled"), part(hurt, "injured", "noneInjured")].filter(Boolean);
    if (!parts.length) return null;
    return by ? t("casualties.by", { what: parts.join(", "), who: by }) : parts.join(", ");
  }

  /** How the event was read: place and sender, and who corrected it. */
  function reading(event) {
    const lines = [];
    const place = geomap.names.ofEvent(event);
    const listed = /^the list also names (.+)$/i.exec(event.place_basis ?? "");
    const written = event.place_written;
    if (written && listed) lines.push(t("read.asList", { written, place, other: listed[1] }));
    else if (written && event.place_basis) lines.push(t("read.as", { written, place, basis: event.place_basis }));
    lines.push(
      t(
        event.initiator === null
          ? "read.unknown"
          : event.initiator_basis === "inferred"
            ? "read.inferred"
            : "read.stated",
      ),
    );
    if (event.edited_by) {
      lines.push(
        event.edit_reason
          ? t("read.edited", { who: event.edited_by, why: event.edit_reason })
          : t("read.editedPlain", { who: event.edited_by }),
      );
    }
    return lines;
  }

  const when = (event, year) => geomap.words.capital(geomap.dates.when(event, year));

  return { claimant, langOf, office, told, saidBy, said, unnamed, what, title, where, drones, dronesOf, total, casualties, reading, when, target, code };
})();
