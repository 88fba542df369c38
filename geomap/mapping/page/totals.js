/** The box of totals over several places: a letter, the number, who said it, for which places. */
geomap.totals = (() => {
  const MOST = 6;

  /** What a box says, to be put on the page. */
  function words(app, code, rows) {
    const { t, list } = geomap.words;
    const event = app.model.event(rows[0]);
    const members = app.groupMembers(code);
    const names = [...new Set(members.map((i) => geomap.names.ofEvent(app.model.event(i)).replace(/ region$/, "")))];
    const open = event.group_open ? "Open" : "";
    const holes = { list: open ? names.join(", ") : list(names) };
    const said = event.claimant
      ? geomap.wording.told(`total.said${open}`, article(geomap.wording.office(event.claimant)), holes)
      : t(`total.itself${open}`, holes);
    return {
      total: geomap.wording.total(event),
      said,
      part: rows.length < members.length ? t("total.shown", { n: rows.length, all: members.length }) : null,
    };
  }

  const article = (who) =>
    geomap.words.lang === "en" &&
    /(Ministry|Staff|Force|Service|Authorities|authorities)$/.test(who) &&
    !/^the /i.test(who)
      ? `the ${who}`
      : who;

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "card totals" });

    function update() {
      const { t } = geomap.words;
      node.setAttribute("aria-label", t("total.short"));
      const groups = [...app.view.groups].slice(0, MOST);
      node.hidden = !groups.length;
      put(
        node,
        groups.map(([code, rows]) => {
          const { total, said, part } = words(app, code, rows);
          return el(
            "button",
            {
              type: "button",
              class: "total",
              "data-group": app.model.letters.get(code),
              onmouseenter: () => app.layer.light(new Set(app.groupMembers(code))),
              onmouseleave: () => app.layer.light(null),
              onfocus: () => app.layer.light(new Set(app.groupMembers(code))),
              onblur: () => app.layer.light(null),
              onclick: (event) => app.open(rows, { key: `g:${code}`, node: event.currentTarget }),
            },
            el("span", { class: "big-letter" }, app.model.letters.get(code)),
            el(
              "span",
              null,
              el("strong", null, `${total},`),
              " ",
              said,
              ` ${t("total.noBreakdown")}`,
              part ? ` ${part}.` : null,
            ),
          );
        }),
      );
    }

    return { node, build() {}, update };
  }

  return { create, words };
})();
