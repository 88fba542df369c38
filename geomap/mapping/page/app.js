/**
 * The page: reads its data blocks, builds the frame, keeps what the reader chose, and tells the
 * parts when it changed. `geomap.app.map` is the Leaflet map, there as soon as `start` returns.
 */
geomap.app = (() => {
  const app = {
    meta: null,
    model: null,
    base: null,
    map: null,
    layer: null,
    shell: null,
    form: null,
    filters: null,
    view: null,
    selected: null,
    mode: "map",
    tab: "reports",
    placed: false,
    moved: false,
    options: {},
    parts: {},
  };

  /** Build the frame and the map at once; the events follow as soon as they are unpacked. */
  function start() {
    const { block } = geomap.columns;
    app.meta = block("geomap-meta");
    geomap.words.load(block("geomap-words").own);
    geomap.palette.load(block("geomap-palette"));
    geomap.palette.use(app.meta.theme);
    app.options = { tiles: app.meta.tiles || null, crimeaDashed: app.meta.crimea_line === "dashed" };
    app.filters = geomap.filters.everything();
    if (typeof DecompressionStream === "undefined") return geomap.boot.refuse(geomap.words.t("error.old"));
    app.shell = geomap.shell.create(app);
    app.form = geomap.shell.formFor();
    document.documentElement.classList.add(`geomap-${app.form}`);
    app.map = api.map = geomap.boot.map(app);
    app.ready = geomap.boot
      .load(app)
      .catch((error) => geomap.boot.refuse(geomap.words.t("error.data", { why: error.message })));
    return app.map;
  }

  const each = (what) => Object.values(app.parts).forEach((part) => part[what]?.());

  /** Change filters; everything that depends on them follows in the next frame. */
  app.filter = (change) => {
    app.filters = { ...app.filters, ...change };
    if (app.pending) return;
    app.pending = requestAnimationFrame(() => {
      app.pending = null;
      app.apply();
      app.shell.say(geomap.words.t("filter.changed", { n: app.view.rows.length, all: app.model.n }));
    });
  };

  /** Work out the rows and redraw. */
  app.apply = () => {
    const { model, filters } = app;
    const rows = geomap.filters.rows(model, filters);
    const totals = geomap.counts.totals(model, rows);
    const anySender = filters.senders.every(Boolean)
      ? totals
      : geomap.counts.totals(model, geomap.filters.rows(model, { ...filters, senders: [true, true, true] }));
    const anyDay =
      filters.since === null && filters.until === null
        ? rows
        : geomap.filters.rows(model, { ...filters, since: null, until: null });
    app.view = {
      rows,
      totals,
      groups: geomap.counts.groups(model, rows),
      bySender: anySender.senders,
      days: anyDay === model.all ? app.allDays : geomap.counts.byDay(model, anyDay),
    };
    if (app.selected && !app.selected.rows.some((i) => rows.includes(i))) app.close(false);
    app.layer.scene = rows === model.all ? app.wholeScene() : geomap.scene.build(model, rows, app.base);
    geomap.toast.hover(app, null);
    each("update");
    app.layer.refresh();
  };

  /** Lay the parts out for the window and the language. */
  app.build = () => {
    app.form = geomap.shell.formFor();
    geomap.shell.arrange(app, app.shell, app.form);
    each("build");
    display();
  };

  app.useLanguage = (lang) => {
    geomap.words.use(lang);
    geomap.text.forget();
    app.rebuild();
    app.shell.langs.querySelector(`[data-lang="${lang}"]`)?.focus({ preventScroll: true });
  };

  app.useTheme = (theme) => {
    geomap.palette.use(theme);
    app.layer.refresh();
    app.parts.about.update();
    app.shell.about.querySelector(`[data-theme-choice="${theme}"]`)?.focus({ preventScroll: true });
  };

  app.rebuild = () => {
    const selected = app.selected;
    app.build();
    app.map.invalidateSize({ animate: false });
    app.apply();
    if (selected && app.selected) app.parts.popup.show(app.selected.rows);
  };

  /** Show what the mode says. */
  function display() {
    const { shell: s, mode } = app;
    const tabbed = app.form === "phone" || app.form === "embed";
    s.root.dataset.mode = mode;
    s.table.hidden = mode !== "table";
    s.about.hidden = !tabbed && mode !== "about";
    if (tabbed && mode === "about") app.mode = "map";
    app.parts.header.build();
  }

  /** Map, table or about. */
  app.show = (mode, focus = true) => {
    const s = app.shell;
    app.mode = mode;
    display();
    if (mode === "table") app.parts.table.update();
    if (mode === "about") app.parts.about.update();
    if (mode === "map") app.map.invalidateSize({ animate: false });
    if (focus) s.actions.querySelector(`[data-action="${mode}"]`)?.focus({ preventScroll: true });
  };

  /** From the frame's footer to source, table or about. */
  app.reach = (name) => {
    if (name === "map" || name === "table") {
      app.show(name);
      return;
    }
    geomap.shell.toggleDrawer(app, app.shell, true);
    app.shell.chooseTab("about");
    document.getElementById("geomap-tab-about")?.focus();
  };

  /** Open the evidence for rows. `go`: move the map so that their mark is seen. */
  app.open = (rows, { key, box = null, node = null, go = false } = {}) => {
    app.selected = { rows, set: new Set(rows), key, box, from: node, fromList: go };
    if (app.mode !== "map") app.show("map", false);
    app.parts.popup.show(rows);
    if (go && app.form !== "phone") app.reveal(rows);
    app.place();
    app.layer.remark();
    app.parts.list.mark();
    app.parts.popup.node.focus({ preventScroll: true });
  };

  app.close = (focus = true) => {
    if (!app.selected) return;
    const { from } = app.selected;
    app.selected = null;
    app.parts.popup.hide();
    app.layer.remark();
    app.parts.list.mark();
    if (!focus) return;
    const again = from?.isConnected
      ? from
      : from?.dataset?.mark && document.querySelector(`[data-mark="${CSS.escape(from.dataset.mark)}"]`);
    (again || app.shell.aside).focus({ preventScroll: true });
  };

  const api = { start, map: null, page: app };
  return api;
})();
