/** What the map cannot show where it is: far reports, whole countries, no place at all. */
geomap.notes = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("div", { class: "notes" });

    function button(text, rows, goTo) {
      return el(
        "button",
        {
          type: "button",
          class: "note",
          onclick: (event) =>
            goTo ? app.goTo(rows) : app.open(rows, { key: `n:${rows[0]}`, node: event.currentTarget }),
        },
        text,
      );
    }

    function update() {
      const { t } = geomap.words;
      const scene = app.layer.scene;
      const far = app.outside();
      const nameOf = (place) => app.nameOf(place.row);
      const named = (places) =>
        [...new Set(places.map(nameOf))].slice(0, 4).join(", ") + (places.length > 4 ? " …" : "");
      const sum = (places) => places.reduce((n, place) => n + place.n, 0);
      put(
        node,
        far.length
          ? button(
              t("notes.far", { n: sum(far), list: named(far) }),
              far.flatMap((p) => p.rows),
              true,
            )
          : null,
        scene.countries.length
          ? button(
              t("notes.country", { n: sum(scene.countries), list: named(scene.countries) }),
              scene.countries.flatMap((p) => p.rows),
            )
          : null,
        scene.unplaced.length ? button(t("notes.unplaced", { n: scene.unplaced.length }), scene.unplaced) : null,
      );
    }

    return { node, build() {}, update };
  }

  return { create };
})();
