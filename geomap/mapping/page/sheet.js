/** Reports, ledger, not mapped and about behind four tabs; on a phone a sheet with three heights. */
geomap.sheet = (() => {
  const STOPS = [88, 344, 780];
  const TABS = ["reports", "ledger", "unmapped", "about"];

  /** Fill the sheet or drawer with tabs and their panels. */
  function fill(app, shell, node) {
    const { el, put } = geomap.dom;
    const { t } = geomap.words;
    const p = shell.parts;
    const label = {
      reports: t("actions.reports"),
      ledger: t("ledger.short"),
      unmapped: t("unmapped.short"),
      about: t("actions.about"),
    };
    const content = {
      reports: p.totals.closest(".both") ? [p.list, p.sources] : [p.totals, p.list, p.sources],
      ledger: [p.ledger],
      unmapped: [p.unmapped],
      about: [shell.langs, shell.actions, shell.about],
    };
    const panels = TABS.map((name) =>
      el(
        "div",
        {
          role: "tabpanel",
          class: "panel",
          id: `geomap-panel-${name}`,
          "aria-labelledby": `geomap-tab-${name}`,
          tabindex: "0",
        },
        content[name],
      ),
    );
    const tabs = TABS.map((name, k) =>
      el(
        "button",
        {
          type: "button",
          role: "tab",
          class: "tab",
          id: `geomap-tab-${name}`,
          "aria-controls": `geomap-panel-${name}`,
          onclick: () => choose(k),
          onkeydown: (event) => {
            const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
            if (!step) return;
            event.preventDefault();
            const to = (k + step + TABS.length) % TABS.length;
            choose(to);
            tabs[to].focus();
          },
        },
        label[name],
      ),
    );
    function choose(k) {
      app.tab = TABS[k];
      tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === k));
        tab.tabIndex = at === k ? 0 : -1;
      });
      panels.forEach((panel, at) => {
        panel.hidden = at !== k;
      });
    }
    shell.chooseTab = (name) => choose(Math.max(0, TABS.indexOf(name)));
    const phone = app.form === "phone";
    put(
      node,
      phone ? handle(shell, node) : null,
      el("div", { class: "tabs", role: "tablist", "aria-label": t("actions.list") }, tabs),
      panels,
    );
    shell.about.hidden = false;
    choose(Math.max(0, TABS.indexOf(app.tab)));
    if (phone) stop(node, 1);
  }

  /** The bar that sets the height: drag it, or step through the three heights. */
  function handle(shell, node) {
    const { el } = geomap.dom;
    const bar = el(
      "button",
      {
        type: "button",
        class: "handle",
        "aria-label": geomap.words.t("actions.sheet"),
        onclick: () => {
          if (!bar.dragged) stop(node, (Number(node.dataset.stop) + 1) % 3);
        },
        onkeydown: (event) => {
          const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
          if (!step) return;
          event.preventDefault();
          stop(node, Math.max(0, Math.min(2, Number(node.dataset.stop) + step)));
        },
      },
      el("span", { class: "grip" }),
    );
    bar.addEventListener("pointerdown", (down) => {
      const from = node.getBoundingClientRect().height;
      bar.dragged = false;
      bar.setPointerCapture(down.pointerId);
      const move = (event) => {
        if (Math.abs(event.clientY - down.clientY) > 4) bar.dragged = true;
        if (bar.dragged) node.style.setProperty("height", `${Math.max(60, from + down.clientY - event.clientY)}px`);
      };
      const up = () => {
        bar.removeEventListener("pointermove", move);
        bar.removeEventListener("pointerup", up);
        if (!bar.dragged) return;
        const height = node.getBoundingClientRect().height;
        const nearest = STOPS.map((s, k) => [Math.abs(limit(s) - height), k]).sort((a, b) => a[0] - b[0])[0][1];
        stop(node, nearest);
        setTimeout(() => {
          bar.dragged = false;
        }, 0);
      };
      bar.addEventListener("pointermove", move);
      bar.addEventListener("pointerup", up);
    });
    return bar;
  }

  /** Heights count from the foot of the window, under the line that is always seen. */
  function limit(height) {
    const { innerHeight } = window;
    // Of a low window the map keeps the greater part.
    const most = height > 400 ? innerHeight - 70 : innerHeight * (innerHeight < 700 ? 0.36 : 0.42);
    return Math.min(height, most) - 44;
  }

  function stop(node, k) {
    node.dataset.stop = String(k);
    node.style.setProperty("height", `${limit(STOPS[k])}px`);
    window.dispatchEvent(new Event("resize"));
  }

  return { fill, stop };
})();
