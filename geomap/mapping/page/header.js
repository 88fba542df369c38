/** Title, summary, languages, and the row of views and actions. */
geomap.header = (() => {
  function create(app) {
    const { el, put } = geomap.dom;
    const s = app.shell;
    let menu = null;

    function build() {
      const { t } = geomap.words;
      s.relabel();
      document.title = app.title();
      s.title.textContent = app.form === "embed" ? app.shortTitle() : app.title();
      s.summary.textContent = app.summary();
      s.summary.hidden = !app.summary();
      s.langs.setAttribute("aria-label", t("actions.languages"));
      put(
        s.langs,
        app.meta.langs.map((lang) =>
          el(
            "button",
            {
              type: "button",
              class: "lang",
              lang,
              "data-lang": lang,
              "aria-pressed": String(lang === geomap.words.lang),
              onclick: () => app.useLanguage(lang),
            },
            geomap.words.nameOf(lang),
          ),
        ),
      );
      s.actions.setAttribute("aria-label", t("actions.views"));
      const action = (name, act, pressed) =>
        el(
          "button",
          {
            type: "button",
            "data-action": name,
            "aria-pressed": pressed === undefined ? null : String(pressed),
            onclick: act,
          },
          t(`actions.${name}`),
        );
      put(
        s.actions,
        action("map", () => app.show("map"), app.mode === "map"),
        action("table", () => app.show("table"), app.mode === "table"),
        action("download", (event) => toggle(event.currentTarget)),
        // A notebook's frame has no address of its own.
        window.location.protocol === "about:" ? null : action("link", () => app.copyLink()),
        tabbed() ? null : action("about", () => app.show("about"), app.mode === "about"),
      );
      s.actions.querySelector('[data-action="download"]').setAttribute("aria-expanded", "false");
      footer(t);
    }

    const tabbed = () => app.form === "phone" || app.form === "embed";

    /** The download menu under its button. */
    function toggle(button) {
      if (menu) {
        shut(button);
        return;
      }
      menu = geomap.download.menu(app);
      menu.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
          shut(button);
          button.focus();
        }
      });
      button.setAttribute("aria-expanded", "true");
      s.actions.append(menu);
      menu.querySelector("button")?.focus();
    }

    function shut(button) {
      menu?.remove();
      menu = null;
      button?.setAttribute("aria-expanded", "false");
    }

    function footer(t) {
      const meta = app.meta;
      const asOf = app.asOf() ? t("footer.asOf", { date: app.asOf() }) : null;
      const checked = meta.checked_by ? t("about.checked", { who: meta.checked_by }) : t("about.machine");
      const note = meta.note ? geomap.words.pick(meta.note) : null;
      const credit = meta.credit ? geomap.words.pick(meta.credit) : null;
      if (app.form === "phone") {
        put(
          s.footer,
          el("p", null, el("strong", null, t("about.unverified"))),
          el("p", null, [asOf, t("legend.shadingShort")].filter(Boolean).join(" ")),
        );
      } else if (app.form === "embed") {
        const go = (name, label) =>
          el("button", { type: "button", class: "link", "data-go": name, onclick: () => app.reach(name) }, t(label));
        put(
          s.footer,
          el("p", null, t("legend.shading")),
          el(
            "p",
            null,
            asOf ? el("strong", null, asOf) : null,
            " ",
            t("about.unverified"),
            " ",
            go("source", "actions.source"),
            " · ",
            app.mode === "table" ? go("map", "actions.map") : go("table", "actions.table"),
            " · ",
            go("about", "actions.about"),
          ),
        );
      } else {
        put(
          s.footer,
          el(
            "p",
            null,
            el("strong", null, [asOf, t("about.unverified")].filter(Boolean).join(" ")),
            " ",
            [checked, note].filter(Boolean).join(" "),
          ),
          el(
            "p",
            null,
            [t("about.border"), t("footer.base"), credit].filter(Boolean).join(" · ").replace(". · ", ". "),
          ),
        );
      }
    }

    return {
      build,
      update() {
        shut(s.actions.querySelector('[data-action="download"]'));
      },
    };
  }

  return { create };
})();
