/** One incident in full: where, when, the sentence, who said so, how it was read, the source. */
geomap.detail = (() => {
  /** What stands above the title: kind, state and sender. */
  function over(event) {
    const plain = {
      kind: event.kind,
      target: null,
      background: event.background,
      status: event.status,
      disputed_by: event.disputed_by,
    };
    return [geomap.wording.what(plain), geomap.words.t(`sent.head.${geomap.wording.code(event)}`)].join(" · ");
  }

  /** The parts below the title; the first row stands for the incident. */
  function parts(app, rows) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const events = rows.map(app.model.event);
    const [event] = events;
    const casualties = events.map(geomap.wording.casualties).find(Boolean);
    const reading = geomap.wording.reading(event).map((line) => el("li", null, line));
    return [
      el(
        "dl",
        { class: "facts" },
        fact(t("popup.where"), geomap.wording.where(event)),
        fact(t("popup.when"), geomap.wording.when(event)),
        fact(t("popup.drones"), drones(app, event, rows[0])),
        fact(t("popup.casualties"), casualties ?? (event.kind === "strike" ? t("casualties.unknown") : null)),
      ),
      section(t("popup.says"), words(event)),
      section(t("popup.who"), who(event)),
      also(events),
      section(t("popup.read"), el("ul", { class: "reading" }, reading)),
      source(app, event, rows[0]),
    ];
  }

  function fact(label, text) {
    const { el } = geomap.dom;
    return text ? [el("dt", null, label), el("dd", null, text)] : null;
  }

  function section(label, ...content) {
    const { el } = geomap.dom;
    return el("section", { class: "part" }, el("h3", null, label), content);
  }

  /** A number of its own, or the total that the place is part of. */
  function drones(app, event, row) {
    const code = app.model.group.codes[row];
    const letter = app.model.letters.get(code);
    const own = geomap.wording.drones(event, letter);
    if (!letter) return own;
    const { total, said } = geomap.totals.words(app, code, app.view.groups.get(code) ?? [row]);
    return [
      geomap.dom.el("span", { class: "letter" }, letter),
      ` ${own}: ${total}, `,
      said,
      ` ${geomap.words.t("total.noBreakdown")}`,
    ];
  }

  function words(event) {
    const { el } = geomap.dom;
    if (!event.quote) return el("p", { class: "meta" }, geomap.words.t("list.quoteNone"));
    return el("p", { class: "full" }, geomap.evidence.quote(event.quote, [event], event.lang));
  }

  function who(event) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    if (!event.claimant) return el("p", null, `${geomap.wording.unnamed(event)}.`);
    const side = { RU: "ru", UA: "ua", other: "other" }[event.claimant_side];
    const written = event.claimant_written;
    const name = el(
      "p",
      null,
      el("strong", null, geomap.wording.office(event.claimant)),
      side ? ` · ${t(`side.officials.${side}`)}` : null,
      written && written !== event.claimant ? el("span", { class: "meta", lang: event.lang }, ` (“${written}”)`) : null,
    );
    if (!event.attribution_quote || event.attribution_quote === event.quote) return name;
    const sentence = geomap.evidence.quote(event.attribution_quote, [{ place_written: written }], event.lang);
    return [name, el("p", { class: "small" }, sentence)];
  }

  /** Other rows of the incident, and further evidence within its first row. */
  function also(events) {
    const [first] = events;
    const others = events.slice(1).map((event) => ({
      who: event.claimant ? geomap.wording.office(event.claimant) : geomap.wording.unnamed(event),
      quote: event.quote,
      lang: event.lang,
      source: event.source_title ?? event.source_name,
      url: event.source_url,
    }));
    const more = further(first).map((item) => ({
      who: item.claimant ? geomap.wording.office(item.claimant) : geomap.wording.unnamed(first),
      quote: item.quote,
      lang: first.lang,
      source: item.source_name,
      url: item.source_url,
    }));
    const all = [...others, ...more].slice(0, 20);
    return all.length ? section(geomap.words.t("popup.also"), all.map(said)) : null;
  }

  function said(item) {
    const { el, link } = geomap.dom;
    const source = item.source && item.url ? link(item.source, item.url) : item.source;
    return el(
      "div",
      { class: "also" },
      el("p", null, el("strong", null, item.who), source ? [" · ", source] : null),
      item.quote ? el("p", { class: "small" }, geomap.evidence.quote(String(item.quote), [], item.lang)) : null,
    );
  }

  function further(event) {
    if (!event.more_evidence) return [];
    try {
      const list = JSON.parse(event.more_evidence);
      return Array.isArray(list) ? list.filter((item) => item && typeof item === "object") : [];
    } catch {
      return [];
    }
  }

  function source(app, event, row) {
    const { el, link } = geomap.dom;
    const { t } = geomap.words;
    const title = event.source_title ? `“${event.source_title}”` : (event.source_name ?? t("popup.noTitle"));
    const published = geomap.dates.parse(event.published);
    const line = [
      published === null ? null : geomap.dates.day(published),
      event.source_title ? (event.source_name ?? t("popup.noPublisher")) : null,
      event.licence,
      event.attribution,
    ];
    return el(
      "footer",
      { class: "popup-foot" },
      el(
        "div",
        { lang: event.source_title ? event.lang : null },
        event.source_url ? link(title, event.source_url) : el("span", null, title),
        el("p", { class: "meta" }, line.filter(Boolean).join(" · ")),
      ),
      el("button", { type: "button", class: "button", onclick: () => app.copyLink(row) }, t("popup.copy")),
    );
  }

  return { over, parts };
})();
