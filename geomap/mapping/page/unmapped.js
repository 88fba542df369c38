/** What was read but is not on the map, and why. */
geomap.unmapped = (() => {
  const MOST = 200;

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "unmapped" });

    function update() {
      const { t } = geomap.words;
      const passages = app.meta.passages ?? [];
      const { unplaced } = app.layer.scene;
      const reason = (p) => {
        const told = geomap.words.has(`unmapped.reason.${p.reason}`) ? t(`unmapped.reason.${p.reason}`) : p.reason;
        return p.note && p.reason === "ambiguous_place" ? `${told}: ${p.note}` : told;
      };
      put(
        node,
        el("h2", null, t("unmapped.head"), " ", el("span", { class: "sub" }, t("unmapped.n", { n: passages.length }))),
        passages.length
          ? el(
              "ul",
              { class: "passages" },
              passages
                .slice(0, MOST)
                .map((p) =>
                  el(
                    "li",
                    null,
                    p.quote ? geomap.evidence.quote(p.quote, [], p.lang, app.form === "desktop" ? 44 : 120) : null,
                    " ",
                    el(
                      "span",
                      { class: "meta" },
                      geomap.dom.joined([
                        p.claimant ? geomap.wording.saidBy(p.claimant) : t("unmapped.article"),
                        reason(p),
                      ]),
                    ),
                  ),
                ),
            )
          : el("p", { class: "meta" }, t("unmapped.nil")),
        unplaced.length
          ? el(
              "button",
              {
                type: "button",
                class: "link",
                onclick: (event) => app.open(unplaced, { key: "u", node: event.currentTarget }),
              },
              t("unmapped.events", { n: unplaced.length }),
            )
          : null,
      );
    }

    return { node, build() {}, update };
  }

  return { create };
})();
