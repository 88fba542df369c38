/** From data blocks to a page that answers: map, model, base, parts, and what the link asks for. */
geomap.boot = (() => {
  /** Make the Leaflet map in its place; it shows nothing before the first view is known. */
  function map(app) {
    const { shell, options } = app;
    shell.stage.append(shell.map);
    shell.main.append(shell.stage);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    const made = L.map(shell.map, {
      crs: options.tiles ? L.CRS.EPSG3857 : geomap.projection.crs,
      minZoom: options.tiles ? 3 : 3.5,
      maxZoom: options.tiles ? 15 : 12,
      zoomSnap: 0,
      zoomDelta: 0.75,
      wheelPxPerZoomLevel: 90,
      zoomControl: false,
      attributionControl: options.tiles,
      boxZoom: true,
      keyboard: true,
      zoomAnimation: !still,
      fadeAnimation: !still,
      inertia: !still,
      scrollWheelZoom: false,
    });
    if (options.tiles)
      L.tileLayer(options.tiles.url, { attribution: options.tiles.attribution, maxZoom: 19 }).addTo(made);
    geomap.gestures.attach(app, made);
    return made;
  }

  /** The JSON of an unpacked data block. */
  const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

  /** Build and draw, once all is unpacked. */
  async function load(app) {
    const conic = !app.options.tiles;
    const [events, ground, words] = await geomap.ahead.all();
    const table = geomap.columns.read(events);
    geomap.words.load(json(words));
    geomap.words.use(app.meta.lang);
    app.base = geomap.base.read(json(ground), conic ? geomap.projection.forward : geomap.projection.mercator);
    geomap.names.load(app.base, app.meta.places);
    app.model = geomap.model.build(table, conic);
    geomap.reader.extend(app);
    app.layer = geomap.layer.create(app);
    const { shell, parts } = app;
    const make = {
      controls: geomap.controls,
      legend: geomap.legend,
      totals: geomap.totals,
      notes: geomap.notes,
      list: geomap.list,
      ledger: geomap.ledger,
      unmapped: geomap.unmapped,
      popup: geomap.popup,
      header: geomap.header,
      about: geomap.about,
      table: geomap.table,
      sources: geomap.sources,
      // Measures its room, and so comes when the others stand.
      histogram: geomap.histogram,
    };
    for (const [name, module] of Object.entries(make)) {
      parts[name] = module.create(app);
      shell.parts[name] = parts[name].node;
    }
    shell.time.append(parts.histogram.node);
    const asked = geomap.link.read(app, window.location.hash, app.meta.view);
    if (asked.lang) geomap.words.use(asked.lang);
    if (asked.theme) geomap.palette.use(asked.theme);
    app.filters = asked.filters;
    app.allDays = geomap.counts.byDay(app.model, app.model.all);
    app.nightly = app.isNightly();
    app.build();
    app.apply();
    app.firstView(asked.at);
    parts.notes.update();
    app.layer.canvas.addTo(app.map);
    parts.legend.update();
    if (asked.mode !== "map") app.show(asked.mode, false);
    const row = asked.report === null ? null : app.rowOf(asked.report);
    if (row !== null) app.open([row], { key: "link", go: true });
    watch(app);
    shell.root.setAttribute("data-ready", "yes");
  }

  /** Follow the window, the link and the printer. */
  function watch(app) {
    let width = window.innerWidth,
      waiting = 0;
    window.addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const form = geomap.shell.formFor();
        if (form !== app.form) {
          app.rebuild();
          if (!app.moved) app.firstView();
        } else {
          app.map.invalidateSize({ animate: false });
          if (!app.moved && width !== window.innerWidth) app.firstView();
          app.parts.histogram.update();
        }
        width = window.innerWidth;
        if (app.selected) app.place();
      }, 80);
    });
    window.addEventListener("hashchange", () => {
      const asked = geomap.link.read(app, window.location.hash);
      if (window.location.hash === "#geomap-list") return;
      app.filters = asked.filters;
      app.mode = asked.mode;
      if (asked.lang) geomap.words.use(asked.lang);
      app.rebuild();
      if (asked.at) app.firstView(asked.at);
    });
    app.map.on("dragend zoomend", (event) => {
      if (!app.quiet) app.moved = true;
      if (event.type === "zoomend") app.parts.notes.update();
    });
    app.map.on("moveend", () => {
      app.parts.notes.update();
      app.parts.legend.update();
      if (app.selected) app.place(true);
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && app.selected) app.close();
    });
    geomap.print.attach(app);
  }

  /** Leave the words that need no script, and say why there is no map. */
  function refuse(why) {
    const root = document.getElementById("geomap-app");
    document.documentElement.classList.remove("scripted");
    root.removeAttribute("data-script");
    const kept = geomap.app.page.shell?.noScript ?? [...root.childNodes];
    geomap.dom.put(root, geomap.dom.el("p", { role: "alert", class: "refusal" }, why), kept);
  }

  return { map, load, refuse };
})();
