/** Moving the map and placing what stands on it. */
geomap.moves = (() => {
  function extend(app) {
    const conic = !app.options.tiles;
    const stageBox = () => app.shell.stage.getBoundingClientRect();

    let whole = null;
    /** The scene of all rows, built once. */
    app.wholeScene = () => (whole ??= geomap.scene.build(app.model, app.model.all, app.base));

    /** Cards over the map, as boxes of the drawing: nothing is written under them. */
    app.cards = (view) => {
      const box = stageBox();
      return visibleCards(app).map((card) => {
        const r = card.getBoundingClientRect();
        return [
          r.left - box.left + view.pad.x - 2,
          r.top - box.top + view.pad.y - 2,
          r.right - box.left + view.pad.x + 2,
          r.bottom - box.top + view.pad.y + 2,
        ];
      });
    };

    /** The first view, or the one a link names. */
    app.firstView = (at = null) => {
      app.quiet = true;
      if (at) {
        app.map.setView([at.lat, at.lon], at.zoom, { animate: false });
        app.moved = true;
      } else {
        const scene = app.wholeScene();
        const size = app.map.getSize();
        const box = frameOf(app) ?? geomap.frame.of(app.model, scene, size.x > 900);
        const { centre, zoom } = clear(app, scene, box, size, conic);
        app.map.setView(centre, zoom, { animate: false });
      }
      app.quiet = false;
      app.placed = true;
    };

    /** Reports whose mark is not in the present view; none before there is one. */
    app.outside = () => {
      if (!app.placed) return [];
      const size = app.map.getSize();
      const origin = pointOf(app, 0, 0),
        k = pointOf(app, 100, 0).x - origin.x;
      const { areas, sites } = app.layer.scene;
      return [...areas, ...sites].filter((place) => {
        const [x0, y0, x1, y1] = geomap.frame.boxOf(place).map((km) => (km * k) / 100);
        return origin.x + x1 < 0 || origin.y - y0 < 0 || origin.x + x0 > size.x || origin.y - y1 > size.y;
      });
    };

    /** Show these rows' places. */
    app.goTo = (rows) => {
      const set = new Set(rows);
      const places = [...app.layer.scene.areas, ...app.layer.scene.sites].filter((p) => p.rows.some((i) => set.has(i)));
      if (!places.length) return;
      const boxes = places.map(geomap.frame.boxOf);
      const box = [
        Math.min(...boxes.map((b) => b[0])) - 120,
        Math.min(...boxes.map((b) => b[1])) - 120,
        Math.max(...boxes.map((b) => b[2])) + 120,
        Math.max(...boxes.map((b) => b[3])) + 120,
      ];
      const { centre, zoom } = geomap.frame.viewFor(app.map, box, conic);
      app.moved = true;
      app.map.setView(centre, Math.min(zoom, 7), { animate: false });
    };

    /** Move only when the first of these rows' marks cannot be seen. */
    app.reveal = (rows) => {
      const set = new Set(rows);
      const [x0, y0] = [0, 0],
        size = app.map.getSize();
      const mark = app.layer.marks.find((m) => m.rows.some((i) => set.has(i)));
      if (mark) {
        app.selected.mark = mark;
        return;
      }
      const far = app.outside().filter((p) => p.rows.some((i) => set.has(i)));
      if (far.length && size.x > x0 && size.y > y0) app.goTo(rows);
    };

    /** Put the evidence beside its mark. */
    app.place = () => {
      const { node } = app.parts.popup;
      if (app.form === "phone" || app.shell.stage.clientWidth < 620) {
        node.classList.add("docked");
        node.style.removeProperty("left");
        node.style.removeProperty("top");
        return;
      }
      node.classList.remove("docked");
      const set = app.selected.set;
      const mark = app.layer.marks.find((m) => m.rows.some((i) => set.has(i)));
      const pad = app.layer.view?.pad;
      const box =
        mark && pad ? [mark.box[0] - pad.x, mark.box[1] - pad.y, mark.box[2] - pad.x, mark.box[3] - pad.y] : null;
      geomap.popup.place(node, app.shell.stage, box, visibleCards(app));
    };

    app.onMapClick = (event) => {
      const hit = app.layer.probe(event.containerPoint);
      if (!hit) return;
      const rows = hit.rows();
      app.open(rows, { key: `d:${rows[0]}`, node: app.map.getContainer() });
    };

    app.onMapMove = (event) => {
      const hit = app.layer.dotted ? app.layer.probe(event.containerPoint) : null;
      app.shell.map.classList.toggle("pointing", Boolean(hit));
      geomap.toast.hover(app, hit, event.containerPoint);
    };
  }

  const MANY = 40;

  const visibleCards = (app) =>
    [...app.shell.stage.querySelectorAll(".card, .zooms, .notes:not(:empty), .pill")].filter(
      (card) => card.offsetParent !== null,
    );

  const pointOf = (app, x, y) => app.map.latLngToContainerPoint(geomap.frame.toLatLng(x, y, app.model.conic));

  /**
   * The view that shows the frame with the fewest reports under a card or outside: fitted to the
   * whole map or to the room beside the cards, and moved aside where that helps.
   */
  function clear(app, scene, box, size, conic) {
    const stage = app.shell.stage.getBoundingClientRect();
    const cards = visibleCards(app).map((card) => {
      const r = card.getBoundingClientRect();
      return [r.left - stage.left, r.top - stage.top, r.right - stage.left, r.bottom - stage.top];
    });
    const left = Math.max(0, ...cards.filter((c) => c[0] < 40 && c[2] < size.x * 0.5).map((c) => c[2]));
    const right = Math.max(
      0,
      ...cards.filter((c) => c[2] > size.x - 40 && c[0] > size.x * 0.4).map((c) => size.x - c[0]),
    );
    const labels = [...scene.areas, ...scene.sites].map((p) => ({ x: p.x, y: p.y, w: p.area ? 48 : 22 }));
    // One report of a few under a card is worth two steps of zoom; one of hundreds, little, and
    // where there are many they want room more than each to be seen at once.
    const weight = 3 * Math.min(1, 10 / labels.length);
    const [insets, lifts] =
      labels.length > MANY
        ? [
            [0, 0.25],
            [0, 24, -24],
          ]
        : [
            [0, 0.3, 0.6, 1],
            [0, 24, -24, 48, -48],
          ];
    const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    let best = null;
    for (const inset of insets) {
      const room = L.point(Math.max(160, size.x - inset * (left + right)), size.y);
      const { zoom } = geomap.frame.viewFor(app.map, box, conic, room);
      const k = conic ? 2 ** zoom / 100 : (2 ** zoom * 256) / (2 * Math.PI * 6378.137);
      for (const dx of [0, 0.25, 0.5, 0.75, 1].flatMap((part) => [(part * left) / 2, (-part * right) / 2])) {
        for (const dy of lifts) {
          const hidden = labels.filter((p) => {
            const x = size.x / 2 + dx + (p.x - middle[0]) * k,
              y = size.y / 2 + dy - (p.y - middle[1]) * k;
            if (x < p.w || y < 20 || x > size.x - p.w || y > size.y - 16) return true;
            return cards.some((c) => x > c[0] - p.w && x < c[2] + p.w && y > c[1] - 14 && y < c[3] + 24);
          }).length;
          const sum = weight * hidden - 1.5 * zoom + (Math.abs(dx) + Math.abs(dy)) / 1500;
          if (best && sum >= best.sum - 1e-9) continue;
          best = { sum, zoom, centre: geomap.frame.toLatLng(middle[0] - dx / k, middle[1] + dy / k, conic) };
        }
      }
    }
    return best;
  }

  function frameOf(app) {
    const f = app.meta.frame;
    if (!f) return null;
    const project = app.model.conic ? geomap.projection.forward : geomap.projection.mercator;
    const corners = [];
    for (let u = 0; u <= 4; u++) {
      const lon = f[0] + ((f[2] - f[0]) * u) / 4,
        lat = f[1] + ((f[3] - f[1]) * u) / 4;
      corners.push(project(lon, f[1]), project(lon, f[3]), project(f[0], lat), project(f[2], lat));
    }
    const xs = corners.map((c) => c[0]),
      ys = corners.map((c) => c[1]);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  return { extend };
})();
