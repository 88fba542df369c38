/** The event layer: arranges a scene in the present view, draws it, and answers to pointing. */
geomap.layer = (() => {
  /**
   * @param {object} app model, base, palette; `app.open(rows, anchor)` opens the evidence
   */
  function create(app) {
    let scene = { areas: [], sites: [], countries: [], unplaced: [], dense: null };
    let drawn = null;
    let lit = null;
    const canvas = geomap.canvas.create({ conic: app.model.conic, draw });

    const mode = () => app.filters.mode;

    /** Marks, chips and names of one view, each where the others leave room. */
    function arrange(ctx, view) {
      const taken = geomap.boxes.create();
      for (const box of app.cards(view)) taken.add(box);
      const marked = mode() === "marks";
      const sites = !marked ? [] : scene.dense ? null : geomap.sites.arrange(ctx, view, scene.sites, taken);
      const dotRows = !marked ? null : (scene.dense ?? (sites ? null : scene.sites.flatMap((site) => site.rows)));
      const near = new Set((sites ?? []).map((mark) => titleOf(mark)));
      const chips = marked ? geomap.chips.arrange(ctx, view, scene.areas, taken, near) : [];
      for (const chip of chips) {
        taken.add(chip.boxes.chip);
        if (chip.name) taken.add(chip.boxes.name);
      }
      if (sites) geomap.sites.caption(ctx, view, sites, app.model, taken);
      const grid = dotRows ? geomap.dots.bin(view, app.model, dotRows) : null;
      const labels = app.options.tiles
        ? []
        : geomap.labels.arrange(
            ctx,
            view,
            app.base,
            taken,
            new Set(chips.map((chip) => chip.place.area.id)),
            captions(sites ?? []),
          );
      return { view, sites: sites ?? [], chips, grid, dotRows, labels, symbols: [] };
    }

    /** English names of the places that have a caption. */
    const captions = (sites) =>
      new Set(sites.filter((mark) => mark.caption).map((mark) => app.model.table.col("place").at(mark.sites[0].row)));

    /** Areas to hatch or shade. */
    function ground() {
      if (mode().startsWith("nights")) return geomap.regional.shaded(app, mode());
      if (mode() !== "marks") return [];
      return scene.areas.filter((place) => place.area).map(({ area, senders }) => ({ area, senders }));
    }

    function draw(under, marks, targets, view) {
      view.embed = app.form === "embed";
      drawn = arrange(marks, view);
      drawn.marks = marks;
      const { colours } = geomap.palette;
      geomap.base.draw(under, view, app.base, colours, ground(), app.options);
      view.pixels(under);
      if (mode() === "density") geomap.regional.density(under, view, app);
      for (const mark of drawn.sites) geomap.sites.drawCircle(under, view, mark, colours);
      if (!drawn.grid) geomap.labels.draw(under, drawn.labels, colours);
      drawMarks();
      geomap.targets.render(targets, items(), {
        open: (item, node) => app.open(item.rows, { key: item.key, box: item.box, node }),
        light: (item) => light(item ? related(item) : null),
        current: app.selected?.key ?? null,
      });
    }

    function drawMarks() {
      const { view, marks, chips, sites, grid, labels } = drawn;
      const { colours } = geomap.palette;
      view.pixels(marks);
      marks.clearRect(0, 0, view.width, view.height);
      if (grid) {
        geomap.dots.draw(marks, view, grid, colours);
        geomap.labels.draw(marks, labels, colours);
      }
      if (mode() === "regions") drawn.symbols = geomap.regional.symbols(marks, view, app, colours);
      const order = (a, b) => isLit(a.rows ?? a.place.rows) - isLit(b.rows ?? b.place.rows);
      for (const chip of [...chips].sort(order)) geomap.chips.draw(marks, chip, colours, isLit(chip.place.rows));
      for (const mark of [...sites].sort(order)) geomap.sites.draw(marks, view, mark, colours, isLit(mark.rows));
    }

    const isLit = (rows) => {
      const chosen = app.selected?.set;
      return rows.some((i) => (lit && lit.has(i)) || (chosen && chosen.has(i)));
    };

    /** The rows that light up with an item: its own, and the other members of its totals. */
    function related(item) {
      const rows = new Set(item.rows);
      if (item.letters.length) {
        const { group } = app.model;
        const codes = new Set(item.rows.map((i) => group.codes[i]).filter((code) => code >= 0));
        for (const place of [...scene.areas, ...scene.sites]) {
          for (const i of place.rows) if (codes.has(group.codes[i])) rows.add(i);
        }
      }
      return rows;
    }

    /** Light up these rows (a set), or none. */
    function light(rows) {
      lit = rows;
      if (drawn) drawMarks();
    }

    function items() {
      const [x0, y0, x1, y1] = drawn.view.shown;
      const within = ({ box }) => box[2] > x0 && box[0] < x1 && box[3] > y0 && box[1] < y1;
      const chips = drawn.chips.map((chip) => ({
        key: `a:${chip.place.area.id}`,
        box: chip.boxes.chip,
        rows: chip.place.rows,
        entries: chip.place.entries,
        letters: chip.place.letters,
        title: geomap.names.area(chip.place.area),
      }));
      const marks = drawn.sites.map((mark) => ({
        key: `s:${mark.sites[0].row}`,
        box: mark.box,
        rows: mark.rows,
        entries: mark.entries,
        letters: mark.letters,
        title: titleOf(mark),
      }));
      const symbols = drawn.symbols.map((symbol) => ({
        key: symbol.key,
        box: symbol.box,
        rows: app.rowsOfRegion(symbol.code),
        letters: [],
        title: geomap.names.area(symbol.area),
        entries: symbol.counts.map((n, sender) => ({ n, sender, kind: null, look: 0 })).filter(({ n }) => n),
      }));
      return [...marks, ...chips, ...symbols].filter(within).sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
    }

    function titleOf(mark) {
      const first = app.nameOf(mark.sites[0].row);
      return mark.sites.length > 1 ? geomap.words.t("places.more", { place: first, n: mark.sites.length - 1 }) : first;
    }

    /** What stands under a pixel of the map container, for dots. */
    function probe(point) {
      if (!drawn?.grid) return null;
      const px = point.x + drawn.view.pad.x,
        py = point.y + drawn.view.pad.y;
      const cell = geomap.dots.at(drawn.grid, px, py);
      if (!cell) return null;
      return { ...cell, rows: () => geomap.dots.rowsAt(drawn.view, app.model, drawn.dotRows, cell) };
    }

    return {
      canvas,
      light,
      probe,
      refresh: () => canvas.refresh(),
      remark: () => drawn && drawMarks(),
      get scene() {
        return scene;
      },
      set scene(next) {
        scene = next;
      },
      get marks() {
        return drawn ? items().map(({ key, title, rows, box, letters }) => ({ key, title, rows, box, letters })) : [];
      },
      items: () => (drawn ? items() : []),
      get view() {
        return drawn?.view ?? null;
      },
      get dotted() {
        return Boolean(drawn?.grid);
      },
    };
  }

  return { create };
})();
