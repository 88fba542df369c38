/**
 * The page's frame in four forms: desktop (map, list and ledger at one glance), medium (the page
 * scrolls), phone (a sheet over the map) and embed (a frame in somebody's article). The parts are
 * made once and moved between the forms' slots.
 */
geomap.shell = (() => {
  /** A frame narrower than this has its legend under the map. */
  const TIGHT = 480;

  const framed = () => {
    try {
      return window.self !== window.top;
    } catch {
      return true;
    }
  };

  /** Which form fits the window. */
  function formFor(width = window.innerWidth, height = window.innerHeight) {
    if (framed() && (width < 900 || height < 560)) return "embed";
    if (width >= 1100 && height >= 620) return "desktop";
    return width < 700 && height >= 560 ? "phone" : "medium";
  }

  /** The empty frame; `parts` are filled by the components. */
  function create(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const root = document.getElementById("geomap-app");
    const noScript = [...root.childNodes];
    const map = el("div", { id: "geomap-map", class: "map", role: "region" });
    const s = {
      root,
      map,
      skip: el("a", { class: "skip", href: "#geomap-list" }),
      title: el("h1"),
      summary: el("p", { class: "summary" }),
      langs: el("nav", { class: "langs" }),
      actions: el("div", { class: "actions", role: "group" }),
      header: el("header", { class: "head" }),
      stage: el("div", { class: "stage" }),
      aside: el("aside", { class: "aside", id: "geomap-list", tabindex: "-1" }),
      time: el("section", { class: "time" }),
      below: el("div", { class: "below" }),
      sheet: el("section", { class: "sheet" }),
      drawer: el("section", { class: "drawer", hidden: true }),
      main: el("main", { class: "main" }),
      table: el("section", { class: "table-view", hidden: true }),
      about: el("section", { class: "about" }),
      footer: el("footer", { class: "foot" }),
      live: el("div", { class: "sr", role: "status", "aria-live": "polite" }),
      filterButton: el("button", { type: "button", class: "pill", "aria-expanded": "false" }),
      listButton: el("button", { type: "button", class: "button" }),
      parts: {},
      form: null,
    };
    s.filterButton.onclick = () => {
      toggle(s, s.parts.controls, s.filterButton);
      app.parts.histogram.update();
    };
    s.listButton.onclick = () => toggleDrawer(app, s);
    s.drawer.addEventListener("keydown", (event) => {
      if (event.key === "Escape") toggleDrawer(app, s, false);
    });
    geomap.dom.put(root, s.skip, s.header, s.main, s.footer, s.live);
    root.setAttribute("data-script", "");
    s.noScript = noScript;
    s.say = (text) => {
      s.live.textContent = text;
    };
    s.relabel = () => {
      s.skip.textContent = t("actions.skip");
      s.listButton.textContent = t("actions.list");
      map.setAttribute("aria-label", t("actions.mapLabel"));
      s.aside.setAttribute("aria-label", t("list.head"));
    };
    return s;
  }

  function toggle(s, node, button) {
    const open = node.hidden;
    node.hidden = !open;
    s.stage.classList.toggle("filtering", open);
    button.setAttribute("aria-expanded", String(open));
  }

  function toggleDrawer(app, s, open = s.drawer.hidden) {
    s.drawer.hidden = !open;
    s.listButton.setAttribute("aria-expanded", String(open));
    s.listButton.textContent = geomap.words.t(open ? "actions.close" : "actions.list");
    if (open) app.parts.histogram.update();
    if (open) s.drawer.querySelector("button, input, select, a")?.focus();
    else s.listButton.focus();
  }

  /** Move the parts into the slots of a form. */
  function arrange(app, s, form) {
    const { put } = geomap.dom;
    const p = s.parts;
    s.form = form;
    s.root.className = `geomap ${form}`;
    s.skip.hidden = form === "phone" || form === "embed";
    document.documentElement.className = `geomap-${form}`;
    p.controls.hidden = form === "phone" || form === "medium";
    s.filterButton.setAttribute("aria-expanded", "false");
    s.stage.classList.remove("filtering");
    s.drawer.hidden = true;
    s.listButton.setAttribute("aria-expanded", "false");
    const zooms = geomap.gestures.buttons(app);
    if (form === "desktop") {
      put(s.header, s.title, s.summary, s.langs, s.actions);
      put(s.stage, s.map, p.controls, p.legend, p.totals, p.notes, p.popup);
      put(s.aside, p.list, p.ledger, p.unmapped, p.sources);
      put(s.main, s.stage, s.aside, s.time, s.table, s.about);
    } else if (form === "medium") {
      put(s.header, s.title, s.summary, s.langs, s.actions);
      put(s.stage, s.map, s.filterButton, p.controls, p.totals, p.notes, p.popup);
      put(s.aside, p.list, p.ledger, p.unmapped, p.sources);
      put(s.main, s.stage, p.legend, s.time, s.aside, s.table, s.about);
    } else if (form === "phone") {
      put(s.header, s.title);
      put(s.stage, s.map, s.filterButton, p.controls, p.notes);
      put(s.main, s.stage, p.legend, s.sheet, p.popup, s.table);
      geomap.sheet.fill(app, s, s.sheet);
      p.controls.append(s.time);
    } else {
      const tight = window.innerWidth < TIGHT;
      put(s.header, s.title, s.listButton);
      put(
        s.stage,
        s.map,
        tight ? null : geomap.dom.el("div", { class: "card both" }, p.legend, p.totals),
        p.notes,
        p.popup,
      );
      put(s.main, s.stage, tight ? p.legend : null, s.drawer, s.table);
      geomap.sheet.fill(app, s, s.drawer);
      s.drawer.prepend(p.controls);
      p.controls.append(s.time);
    }
    s.stage.append(zooms);
    s.root.append(s.live);
  }

  return { TIGHT, create, arrange, formFor, framed, toggleDrawer };
})();
