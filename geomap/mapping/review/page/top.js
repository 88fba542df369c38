/** The bar that stays: how much is checked, initials, saving, language and colours. */
geomap.top = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const { t } = geomap.words;
    const count = el("strong", { class: "count", role: "status" });
    const bar = el("span", { class: "bar", "aria-hidden": "true" }, el("span"));
    const notice = el("div", { class: "notice", role: "status", hidden: true });
    const initials = el("input", {
      class: "input",
      type: "text",
      name: "initials",
      maxlength: 40,
      autocomplete: "off",
      onchange: () => app.setBy(initials.value.trim()),
    });
    initials.value = app.by;
    const file = el("input", {
      type: "file",
      class: "sr",
      accept: ".csv,text/csv",
      tabindex: -1,
      "aria-label": t("review.open"),
      onchange: () => {
        if (file.files[0]) app.open(file.files[0]);
        file.value = "";
      },
    });
    const node = el(
      "header",
      { class: "top" },
      el(
        "div",
        { class: "top-line" },
        el("h1", null, t("review.title")),
        el("p", { class: "progress" }, count, bar),
        el(
          "div",
          { class: "tools", role: "group", "aria-label": t("review.tools") },
          el("label", { class: "initials" }, el("span", null, t("review.initials")), initials),
          el("button", { type: "button", class: "button strong", "data-act": "save", onclick: app.save }, t("review.save")),
          el("button", { type: "button", class: "button", "data-act": "open", onclick: () => file.click() }, t("review.open")),
          file,
        ),
        el("div", { class: "looks" }, languages(), theme()),
      ),
      notice,
    );

    function languages() {
      const one = (lang) =>
        el(
          "button",
          {
            type: "button",
            class: "lang",
            lang,
            "aria-pressed": String(lang === geomap.words.lang),
            onclick: () => app.useLanguage(lang),
          },
          geomap.words.nameOf(lang),
        );
      return el("div", { class: "langs", role: "group", "aria-label": t("review.languages") }, geomap.words.langs.map(one));
    }

    function theme() {
      const other = geomap.palette.theme === "dark" ? "light" : "dark";
      const use = () => {
        geomap.palette.use(other);
        app.rebuild();
      };
      return el("button", { type: "button", class: "lang", "data-act": "theme", onclick: use }, t(`review.theme.${other}`));
    }

    function update() {
      const events = app.rows.filter(geomap.rows.isEvent);
      const done = events.filter(geomap.rows.isChecked).length;
      const text = t("review.checked", { done, n: events.length });
      if (count.textContent !== text) count.textContent = text;
      bar.firstChild.style.setProperty("width", `${events.length ? (100 * done) / events.length : 0}%`);
      document.title = `${text} – ${t("review.title")}`;
    }

    /** Say something below the bar until the next thing is said. */
    function say(...lines) {
      notice.hidden = lines.length === 0;
      put(
        notice,
        lines.map((line) => el("p", null, line)),
        el(
          "button",
          { type: "button", class: "icon", "aria-label": t("review.keys.close"), onclick: () => say() },
          "✕",
        ),
      );
    }

    return { node, update, say, focusInitials: () => initials.focus() };
  }

  return { create };
})();
