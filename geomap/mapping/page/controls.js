/** The filter card: senders with their numbers, kinds, place search, who said so. */
geomap.controls = (() => {
  /** Fewer events than this need no view by region. */
  const FEW = 40;

  function create(app) {
    const { el, put } = geomap.dom;
    const node = el("section", { class: "card controls", id: "geomap-filters" });
    let boxes = [],
      counts = [],
      chips = [],
      input = null,
      options = null,
      select = null,
      clear = null,
      modes = null;

    function build() {
      const { t } = geomap.words;
      node.setAttribute("aria-label", t("filter.head"));
      boxes = [];
      counts = [];
      const used = [true, true, app.model.has.unstated];
      const senders = geomap.glyphs.CLASSES.map((name, k) => {
        if (!used[k]) return null;
        const box = el("input", {
          type: "checkbox",
          "data-sender": name,
          onchange: () => {
            const senders = [...app.filters.senders];
            senders[k] = box.checked;
            app.filter({ senders });
          },
        });
        const count = el("span", { class: "count" });
        boxes[k] = box;
        counts[k] = count;
        return el(
          "label",
          { class: "switch" },
          box,
          el("span", { class: "switch-name" }, t(`layer.${name}`)),
          el(
            "span",
            { class: "switch-glyphs" },
            [0, 1, 2, 3].map((kind) => geomap.glyphs.icon(kind, k, 12)),
          ),
          count,
        );
      });
      chips = geomap.model.KINDS.map((kind, k) =>
        el(
          "button",
          {
            type: "button",
            class: "chip-button",
            "data-kind": kind,
            onclick: () => {
              const kinds = [...app.filters.kinds];
              kinds[k] = !kinds[k];
              app.filter({ kinds });
            },
          },
          geomap.glyphs.icon(k, null, 12),
          geomap.words.capital(t(`kind.${kind}`)),
        ),
      );
      options = el("datalist", { id: "geomap-places" });
      input = el("input", {
        type: "search",
        class: "search",
        list: "geomap-places",
        placeholder: t("filter.search"),
        "aria-label": t("filter.search"),
        autocomplete: "off",
        onfocus: suggest,
        onchange: () => find(input.value),
        onkeydown: (event) => {
          if (event.key === "Enter") find(input.value);
        },
        oninput: () => {
          if (!input.value || app.places().some(({ name }) => name === input.value)) find(input.value);
        },
      });
      select = geomap.controls.claimants(app);
      modes = el(
        "select",
        { class: "select view", "aria-label": t("view.head"), onchange: () => app.filter({ mode: modes.value }) },
        geomap.regional.MODES.map((mode) => el("option", { value: mode }, t(`view.${mode}`))),
      );
      clear = el(
        "button",
        {
          type: "button",
          class: "link",
          onclick: () => app.filter({ ...geomap.filters.everything(), mode: app.filters.mode }),
        },
        t("filter.clear"),
      );
      put(
        node,
        el("div", { role: "group", "aria-label": t("filter.senders") }, senders),
        el("div", { class: "kinds", role: "group", "aria-label": t("filter.kinds") }, chips),
        el("div", { class: "finders" }, el("span", { class: "search-wrap" }, glass(), input, options), select),
        el("p", { class: "clear-line" }, modes, clear),
      );
      const time = app.shell?.time;
      if (time && (app.form === "phone" || app.form === "embed")) node.append(time);
    }

    /** The names to choose from, once the reader comes to them. */
    function suggest() {
      if (options.childElementCount) return;
      const names = app.places().slice(0, 1500);
      put(
        options,
        names.map(({ name }) => el("option", { value: name })),
      );
    }

    function find(text) {
      const wanted = text.trim().toLocaleLowerCase();
      if (!wanted) {
        if (app.filters.place) app.filter({ place: null });
        return;
      }
      const places = app.places();
      const hit =
        places.find(({ name }) => name.toLocaleLowerCase() === wanted) ??
        places.find(({ name }) => name.toLocaleLowerCase().startsWith(wanted)) ??
        places.find(({ name }) => name.toLocaleLowerCase().includes(wanted));
      if (!hit) {
        app.shell.say(geomap.words.t("filter.nothing"));
        input.setAttribute("aria-invalid", "true");
        return;
      }
      input.removeAttribute("aria-invalid");
      if (app.filters.place?.name !== hit.name) app.filter({ place: hit });
    }

    /** Show the filters as they are, and what they leave. */
    function update() {
      const { t } = geomap.words;
      const f = app.filters;
      boxes.forEach((box, k) => {
        box.checked = f.senders[k];
        counts[k].textContent = t("reports.n", { n: app.view.bySender[k] });
      });
      chips.forEach((chip, k) => chip.setAttribute("aria-pressed", String(f.kinds[k])));
      if (document.activeElement !== input) input.value = f.place?.name ?? "";
      select.update();
      modes.value = f.mode;
      modes.hidden = app.model.n < FEW && f.mode === "marks";
      clear.hidden = geomap.filters.isOpen(f);
      const all = app.model.n,
        n = app.view.rows.length;
      put(
        app.shell.filterButton,
        el("strong", null, t("filter.head")),
        " ",
        el("span", null, n === all ? t("filter.all", { n: all }) : t("filter.some", { n, all })),
      );
    }

    return { node, build, update };
  }

  function glass() {
    const { svg } = geomap.dom;
    return svg(
      "svg",
      { class: "glass", viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", focusable: "false" },
      svg("circle", { cx: 6.5, cy: 6.5, r: 4.5 }),
      svg("path", { d: "M10 10L14.5 14.5" }),
    );
  }

  /** A list of who said so; one stands in the card, one over the table. */
  function claimants(app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const { claimant } = app.model;
    const names = claimant.values
      .map((name) => [name, geomap.wording.claimant(name)])
      .sort((a, b) => geomap.words.compare(a[1], b[1]));
    const sides = ["RU", "UA", "other"].filter((_, k) => app.model.side.includes(k));
    const silent = claimant.codes.includes(-1);
    const select = el(
      "select",
      {
        class: "select",
        "aria-label": t("filter.claimant"),
        onchange: () => app.filter({ claimant: select.value === "*" ? null : select.value.slice(1) }),
      },
      el("option", { value: "*" }, t("filter.anyone")),
      sides.map((side) => el("option", { value: `=side:${side}` }, t(`filter.side.${side}`))),
      names
        .slice(0, 400)
        .map(([name, shown]) => el("option", { value: `=${name}`, lang: geomap.wording.langOf(name) }, shown)),
      silent ? el("option", { value: "=" }, t("filter.itself")) : null,
    );
    select.update = () => {
      select.value = app.filters.claimant === null ? "*" : `=${app.filters.claimant}`;
    };
    return select;
  }

  return { create, claimants };
})();
