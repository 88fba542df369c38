/** One article: its text on one side, its events and what was not mapped on the other. */
geomap.section = (() => {
  function create(article, rows, app, at) {
    const { el, put } = geomap.dom;
    const { t } = geomap.words;
    const text = geomap.article.create(article, rows, (row) => app.go(row));
    const cards = new Map();
    const list = el("div", { class: "events" });
    const left = el("section", { class: "left" });
    const toggle = el("button", { type: "button", class: "button show-text", "aria-expanded": "false" });
    const frame = el(
      "div",
      { class: "article-frame", tabindex: 0, role: "region", "aria-label": `${t("review.article")} ${at + 1}` },
      text.node,
    );
    const node = el(
      "section",
      { class: "pair", "aria-labelledby": `geomap-article-${at}` },
      el("header", { class: "pair-head" }, heading(), geomap.article.legend(), toggle),
      frame,
      el("div", { class: "column" }, list, left),
    );
    toggle.addEventListener("click", () => show(!node.classList.contains("with-text")));
    show(false);

    /** On a narrow screen the text stands behind a button. */
    function show(on) {
      node.classList.toggle("with-text", on);
      toggle.textContent = t(on ? "review.hideText" : "review.showText");
      toggle.setAttribute("aria-expanded", String(on));
    }

    function heading() {
      const over = [
        app.articles > 1 ? t("review.articleOf", { n: at + 1, all: app.articles }) : null,
        article.source,
        article.published ? geomap.dates.day(geomap.dates.parse(article.published)) : null,
      ];
      return [
        el("p", { class: "meta" }, over.filter(Boolean).join(" · ")),
        el("h2", { id: `geomap-article-${at}`, lang: article.title ? article.lang : null }, article.title ?? article.name),
      ];
    }

    /** Lay out the cards: those of one sentence stand together under it. */
    function build() {
      cards.clear();
      const groups = [];
      for (const row of rows.filter(geomap.rows.isEvent)) {
        const key = [row.base.quote_start, row.base.quote_end].join();
        if (groups.at(-1)?.key !== key) groups.push({ key, rows: [] });
        groups.at(-1).rows.push(row);
      }
      put(list, groups.length ? groups.map(group) : el("p", { class: "meta" }, t("review.noEvents")));
      update();
    }

    function group({ rows: own }) {
      const made = own.map((row) => {
        const card = geomap.card.create(row, app);
        cards.set(row, card);
        return card.node;
      });
      const all = el("button", { type: "button", class: "button", onclick: () => app.confirmAll(own[0]) });
      all.textContent = t("review.confirmAll", { n: own.length });
      return el(
        "div",
        { class: "sentence", role: "group", "aria-label": t("review.sentence", { n: own.length }) },
        el(
          "div",
          { class: "sentence-head" },
          el("q", { class: "quote", lang: article.lang, dir: "auto" }, own[0].base.quote ?? ""),
          own.length > 1 ? all : null,
        ),
        el("ol", null, made),
      );
    }

    function update(row) {
      if (row) cards.get(row)?.update();
      else for (const card of cards.values()) card.update();
      for (const sentence of list.querySelectorAll(".sentence")) {
        const all = sentence.querySelector(".sentence-head .button");
        if (all) all.hidden = !sentence.querySelector('[data-state="open"]');
      }
      text.update(app.current);
    }

    function passages() {
      const missed = rows.filter((row) => row.passage && !row.mapped);
      put(
        left,
        el("h3", null, t("unmapped.head"), " ", el("span", { class: "sub" }, t("unmapped.n", { n: missed.length }))),
        missed.length ? el("ul", null, missed.map(passage)) : el("p", { class: "meta" }, t("unmapped.nil")),
      );
    }

    function passage(row) {
      const [code, note] = (row.written.place_basis ?? "").split(/: (.*)/s);
      return el(
        "li",
        { class: "passage", tabindex: -1, "data-id": row.base.id, onfocusin: () => app.enter(row) },
        el("q", { class: "quote", lang: article.lang, dir: "auto" }, row.base.quote ?? ""),
        el("p", { class: "meta" }, [geomap.telling.reason(code), note].filter(Boolean).join(": ")),
        el(
          "button",
          { type: "button", class: "button", "data-act": "promote", onclick: () => app.promote(row) },
          t("review.promote"),
        ),
      );
    }

    function mark(row) {
      for (const [one, card] of cards) card.node.classList.toggle("current", one === row);
      for (const item of left.querySelectorAll(".passage")) item.classList.toggle("current", item.dataset.id === row?.base.id);
      text.update(row);
      if (row && row.article === article) text.show(row);
    }

    return {
      node,
      rows,
      build() {
        build();
        passages();
      },
      update,
      mark,
      card: (row) => cards.get(row),
      item: (row) => cards.get(row)?.node ?? left.querySelector(`[data-id="${row.base.id}"]`),
    };
  }

  return { create };
})();
