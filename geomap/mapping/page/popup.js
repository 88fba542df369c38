/** The evidence beside its mark: one incident in full, or a list of several. */
geomap.popup = (() => {
  const MOST = 100;

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", {
      class: "popup",
      role: "dialog",
      "aria-modal": "false",
      "aria-labelledby": "geomap-popup-title",
      tabindex: "-1",
      hidden: true,
    });
    node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      app.close();
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
      if (groups.length === 1) one(groups[0]);
      else many(groups, rows.length);
      node.hidden = false;
    }

    /** Change what is shown, in place. */
    function turn(fill) {
      fill();
      app.place();
      node.focus({ preventScroll: true });
    }

    const look = (i) => geomap.glyphs.signs(geomap.scene.looks(app.model.flags[i]));

    const icon = (i, size) => geomap.glyphs.icon(app.model.kind[i], app.model.sender[i], size, look(i));

    function head(i, over, title) {
      const close = { type: "button", class: "icon close", "aria-label": geomap.words.t("popup.close") };
      return el(
        "header",
        { class: "popup-head" },
        icon(i, 20),
        el("div", null, el("p", { class: "over" }, over), el("h2", { id: "geomap-popup-title" }, title)),
        el("button", { ...close, onclick: () => app.close() }, "×"),
      );
    }

    function one(rows, back = null) {
      const event = app.model.event(rows[0]);
      put(
        node,
        head(rows[0], geomap.detail.over(event), geomap.wording.title(event)),
        back
          ? el("button", { type: "button", class: "link back", onclick: back }, `← ${geomap.words.t("popup.back")}`)
          : null,
        geomap.detail.parts(app, rows),
      );
    }

    function many(groups, n) {
      const { t } = geomap.words;
      const events = groups.map((rows) => app.model.event(rows[0]));
      const places = new Set(events.map(geomap.names.ofEvent));
      const [first] = events;
      const where = { place: first.place, place_id: first.place_id, precision: first.precision, target: null };
      const title = places.size > 1 ? geomap.list.placesOf(events) : geomap.wording.title(where);
      const list = () => many(groups, n);
      const row = (rows, k) => {
        const event = events[k];
        return el(
          "button",
          { type: "button", class: "many-row", onclick: () => turn(() => one(rows, () => turn(list))) },
          icon(rows[0], 15),
          el(
            "span",
            null,
            el("strong", null, places.size > 1 ? `${geomap.names.ofEvent(event)} · ` : "", geomap.wording.what(event)),
            el("span", { class: "sr" }, `, ${t(`sent.${geomap.wording.code(event)}`)}`),
            el("span", { class: "meta" }, geomap.dom.joined([geomap.dates.when(event), geomap.wording.said(event)])),
          ),
        );
      };
      put(
        node,
        head(groups[0][0], t("popup.many", { n }), title),
        el(
          "ol",
          { class: "many" },
          groups.slice(0, MOST).map((rows, k) => el("li", null, row(rows, k))),
        ),
        groups.length > MOST ? el("p", { class: "meta" }, t("popup.rows", { n: MOST, all: n })) : null,
      );
    }

    const hide = () => {
      node.hidden = true;
    };

    return { node, show, hide, build() {}, update() {} };
  }

  /**
   * Where the evidence stands: clear of its mark, hiding a card wholly or not at all.
   * @param {number[]} mark box of the mark in pixels of the stage, null for none
   */
  function place(node, stage, mark, cards) {
    const box = stage.getBoundingClientRect();
    const gap = 14,
      w = node.offsetWidth,
      h = Math.min(node.offsetHeight, box.height - 2 * gap);
    const clampX = (x) => Math.max(gap, Math.min(box.width - w - gap, x));
    const clampY = (y) => Math.max(gap, Math.min(box.height - h - gap, y));
    const spots = mark
      ? [
          [mark[2] + 90, mark[1] - h / 3],
          [mark[2] + gap, mark[3] + gap],
          [mark[2] + gap, mark[1] - h / 3],
          [mark[0] - w - 24, mark[1] - h / 3],
          [mark[0] - w / 2, mark[3] + gap],
          [mark[0] - w / 2, mark[1] - h - 40],
          [box.width - w - gap, gap],
        ]
      : [[box.width - w - gap, gap]];
    let best = null;
    for (const [wantX, wantY] of spots) {
      const x = clampX(wantX),
        y = clampY(wantY);
      const mine = [x, y, x + w, y + h];
      let price = Math.hypot(x - wantX, y - wantY) / 20;
      if (mark && meet(mine, mark, 6)) price += 1000;
      for (const card of cards) {
        const r = card.getBoundingClientRect();
        const c = [r.left - box.left, r.top - box.top, r.right - box.left, r.bottom - box.top];
        if (meet(mine, c, 0) && !(mine[0] <= c[0] && mine[1] <= c[1] && mine[2] >= c[2] && mine[3] >= c[3]))
          price += 60;
      }
      if (!best || price < best.price) best = { price, x, y };
    }
    node.style.setProperty("left", `${best.x}px`);
    node.style.setProperty("top", `${best.y}px`);
  }

  const meet = (a, b, room) => a[0] < b[2] + room && b[0] < a[2] + room && a[1] < b[3] + room && b[1] < a[3] + room;

  return { create, place };
})();
