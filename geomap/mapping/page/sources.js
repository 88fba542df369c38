/** The line at the end of the list that names the source. */
geomap.sources = (() => {
  function create(app) {
    const { el, put, link } = geomap.dom;
    const node = el("p", { class: "source-line meta" });
    function update() {
      const { t } = geomap.words;
      const all = app.meta.sources ?? [];
      if (all.length !== 1) {
        put(node, all.length ? t("list.sources", { n: all.length }) : null);
        return;
      }
      const [s] = all;
      const title = s.title ? `“${s.title}”` : (s.name ?? t("popup.noTitle"));
      const [before, after] = t("list.source", { title: "\u0000" }).split("\u0000");
      put(node, before, el("span", { lang: s.lang }, s.url ? link(title, s.url) : title), after);
    }
    return { node, build() {}, update };
  }
  return { create };
})();
