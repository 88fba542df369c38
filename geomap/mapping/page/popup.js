/** The evidence: what was reported, the sentence, who said so, how it was read, the source. */
geomap.popup = (() => {
  const MOST = 100;

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "popup", role: "dialog", "aria-modal": "false", "aria-labelledby": "geomap-popup-title", tabindex: "-1", hidden: true });
    let back = null;
    node.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { event.stopPropagation(); app.close(); }
    });

    /** Rows of one incident belong together: the same incident id, or one row. */
    function incidents(rows) {
      const found = new Map();
      for (const i of rows) {
        const code = app.model.incident.codes[i];
        const key = code < 0 ? `r${i}` : code;
        if (!found.has(key)) found.set(key, []);
        found.get(key).push(i);
      }
      return [...found.values()];
    }

    /** Open for rows: one incident in full, several as a list. */
    function show(rows) {
      const groups = incidents(rows);
      back = null;
      if (groups.length === 1) detail(groups[0]);
      else many(groups, rows.length);
      node.hidden = false;
    }

    const close = () => geomap.dom.el("button", { type: "button", class: "icon close", "aria-label": geomap.words.t("popup.close"), onclick: () => app.close() }, "✕");

    function head(i, over, title) {
      const look = { disputed: Boolean(app.model.flags[i] & geomap.model.DISPUTED), background: Boolean(app.model.flags[i] & geomap.model.BACKGROUND) };
      return el("header", { class: "popup-head" }, geomap.glyphs.icon(app.model.kind[i], app.model.sender[i], 20, look),
        el("div", null, el("p", { class: "over" }, over), el("h2", { id: "geomap-popup-title" }, title)), close());
    }

    function many(groups, n) {
      const { t } = geomap.words;
      const first = app.model.event(groups[0][0]);
      const place = geomap.names.ofEvent(first);
      const places = new Set(groups.flat().map((i) => geomap.names.ofEvent(app.model.event(i))));
      const title = places.size > 1 ? geomap.list.placesOf(groups.flat().map(app.model.event)) : geomap.wording.title(first).includes(place) && first.precision !== "region" ? place : geomap.wording.title({ ...plain(first), target: null });
      put(node, head(groups[0][0], t("popup.many", { n }), title),
        el("ol", { class: "many" }, groups.slice(0, MOST).map((rows) => {
          const event = app.model.event(rows[0]);
          return el("li", null, el("button", {
            type: "button", class: "many-row",
            onclick: () => { back = () => { many(groups, n); app.place(); node.focus({ preventScroll: true }); }; detail(rows); app.place(); node.focus({ preventScroll: true }); },
          }, geomap.glyphs.icon(app.model.kind[rows[0]], app.model.sender[rows[0]], 15, { disputed: event.status === "disputed", background: event.background === true }),
          el("span", null, el("strong", null, places.size > 1 ? `${geomap.names.ofEvent(event)} · ` : "", geomap.wording.what(event)),
            el("span", { class: "sr" }, `, ${t(`sent.${geomap.wording.code(event)}`)}`),
            el("span", { class: "meta" }, [geomap.dates.when(event), geomap.wording.said(event)].join(" · ")))));
        })),
        groups.length > MOST || n > groups.flat().length ? el("p", { class: "meta" }, t("popup.rows", { n: Math.min(MOST, groups.length), all: n })) : null);
    }

    const plain = (event) => ({ place: event.place, place_id: event.place_id, precision: event.precision });

    function fact(label, text) {
      return text ? [el("dt", null, label), el("dd", null, text)] : null;
    }

    function detail(rows) {
      const { t } = geomap.words;
      const events = rows.map(app.model.event);
      const [event] = events;
      const over = [geomap.wording.what({ ...pick(event) }), t(`sent.head.${geomap.wording.code(event)}`)].join(" · ");
      const letter = app.model.letters.get(app.model.group.codes[rows[0]]);
      const casualties = events.map(geomap.wording.casualties).find(Boolean);
      put(node,
        head(rows[0], over, geomap.wording.title(event)),
        back ? el("button", { type: "button", class: "link back", onclick: back }, `← ${t("popup.back")}`) : null,
        el("dl", { class: "facts" },
          fact(t("popup.where"), geomap.wording.where(event)),
          fact(t("popup.when"), geomap.wording.when(event)),
          fact(t("popup.drones"), drones(event, letter, rows[0])),
          fact(t("popup.casualties"), casualties ?? (event.kind === "strike" ? t("casualties.unknown") : null))),
        section(t("popup.says"), words(event, [event])),
        section(t("popup.who"), who(event)),
        also(events, event),
        section(t("popup.read"), el("ul", { class: "reading" }, geomap.wording.reading(event).map((line) => el("li", null, line)))),
        source(event, rows[0]));
    }

    const pick = (event) => ({ kind: event.kind, target: null, background: event.background, status: event.status, disputed_by: event.disputed_by });

    function drones(event, letter, row) {
      const own = geomap.wording.drones(event, letter);
      if (!letter) return own;
      const { total, said } = geomap.totals.words(app, app.model.group.codes[row], app.view.groups.get(app.model.group.codes[row]) ?? [row]);
      return [el("span", { class: "letter" }, letter), ` ${own}: ${total}, ${said} ${geomap.words.t("total.noBreakdown")}`];
    }

    const section = (label, ...content) => el("section", { class: "part" }, el("h3", null, label), content);

    function words(event, events) {
      if (!event.quote) return el("p", { class: "meta" }, geomap.words.t("list.quoteNone"));
      return el("p", { class: "full" }, geomap.evidence.quote(event.quote, events, event.lang));
    }

    function who(event) {
      const { t } = geomap.words;
      if (!event.claimant) return el("p", null, `${t("list.itself")}.`);
      const side = { RU: "ru", UA: "ua", other: "other" }[event.claimant_side];
      return [
        el("p", null, el("strong", null, geomap.wording.claimant(event.claimant)), side ? ` · ${t(`side.officials.${side}`)}` : null,
          event.claimant_written && event.claimant_written !== event.claimant ? el("span", { class: "meta", lang: event.lang }, ` (“${event.claimant_written}”)`) : null),
        event.attribution_quote && event.attribution_quote !== event.quote
          ? el("p", { class: "small" }, geomap.evidence.quote(event.attribution_quote, [{ place_written: event.claimant_written }], event.lang)) : null,
      ];
    }

    /** Other rows of the incident, and further evidence within the row. */
    function also(events, first) {
      const more = [];
      for (const event of events.slice(1)) {
        more.push({ who: event.claimant, quote: event.quote, lang: event.lang, source: event.source_title ?? event.source_name, url: event.source_url });
      }
      for (const item of further(first)) {
        more.push({ who: item.claimant, quote: item.quote, lang: first.lang, source: item.source_name, url: item.source_url });
      }
      if (!more.length) return null;
      return section(geomap.words.t("popup.also"), more.slice(0, 20).map((item) => el("div", { class: "also" },
        el("p", null, el("strong", null, item.who ? geomap.wording.claimant(item.who) : geomap.words.t("list.itself")), item.source ? [" · ", item.url ? geomap.dom.link(item.source, item.url) : item.source] : null),
        item.quote ? el("p", { class: "small" }, geomap.evidence.quote(String(item.quote), [], item.lang)) : null)));
    }

    function further(event) {
      if (!event.more_evidence) return [];
      try {
        const list = JSON.parse(event.more_evidence);
        return Array.isArray(list) ? list.filter((item) => item && typeof item === "object") : [];
      } catch { return []; }
    }

    function source(event, row) {
      const { t } = geomap.words;
      const title = event.source_title ? `“${event.source_title}”` : event.source_name ?? t("popup.noTitle");
      const at = geomap.dates.parse(event.published);
      const line = [at === null ? null : geomap.dates.day(at), event.source_title ? event.source_name ?? t("popup.noPublisher") : null, event.licence, event.attribution].filter(Boolean).join(" · ");
      return el("footer", { class: "popup-foot" },
        el("div", { lang: event.source_title ? event.lang : null }, event.source_url ? geomap.dom.link(title, event.source_url) : el("span", null, title), el("p", { class: "meta" }, line)),
        el("button", { type: "button", class: "button", onclick: () => app.copyLink(row) }, t("popup.copy")));
    }

    return { node, show, build() {}, update() {}, hide() { node.hidden = true; } };
  }

  /**
   * Where the evidence stands: clear of its mark, hiding a card wholly or not at all.
   * @param {number[]} mark box of the mark in pixels of the stage, null for none
   */
  function place(node, stage, mark, cards) {
    const box = stage.getBoundingClientRect();
    const gap = 14, w = node.offsetWidth, h = Math.min(node.offsetHeight, box.height - 2 * gap);
    const clampX = (x) => Math.max(gap, Math.min(box.width - w - gap, x));
    const clampY = (y) => Math.max(gap, Math.min(box.height - h - gap, y));
    const spots = mark ? [
      [mark[2] + 90, mark[1] - h / 3], [mark[2] + gap, mark[3] + gap], [mark[2] + gap, mark[1] - h / 3], [mark[0] - w - 24, mark[1] - h / 3],
      [mark[0] - w / 2, mark[3] + gap], [mark[0] - w / 2, mark[1] - h - 40], [box.width - w - gap, gap],
    ] : [[box.width - w - gap, gap]];
    let best = null;
    for (const [wantX, wantY] of spots) {
      const x = clampX(wantX), y = clampY(wantY);
      const mine = [x, y, x + w, y + h];
      let price = Math.hypot(x - wantX, y - wantY) / 20;
      if (mark && meet(mine, mark, 6)) price += 1000;
      for (const card of cards) {
        const r = card.getBoundingClientRect();
        const c = [r.left - box.left, r.top - box.top, r.right - box.left, r.bottom - box.top];
        if (meet(mine, c, 0) && !(mine[0] <= c[0] && mine[1] <= c[1] && mine[2] >= c[2] && mine[3] >= c[3])) price += 60;
      }
      if (!best || price < best.price) best = { price, x, y };
    }
    node.style.setProperty("left", `${best.x}px`);
    node.style.setProperty("top", `${best.y}px`);
  }

  const meet = (a, b, room) => a[0] < b[2] + room && b[0] < a[2] + room && a[1] < b[3] + room && b[1] < a[3] + room;

  return { create, place };
})();
