/** Method, sources and licences, borders, corrections, how to cite, what the map was made from. */
geomap.about = (() => {
  function create(app) {
    const { el, put, link } = geomap.dom;
    const node = app.shell.about;

    function source(s) {
      const { t } = geomap.words;
      const title = s.title ? `“${s.title}”` : (s.name ?? t("popup.noTitle"));
      const at = geomap.dates.parse(s.published);
      const rest = [
        s.title ? s.name : null,
        at === null ? null : geomap.dates.day(at),
        s.licence ? t("about.licence", { licence: s.licence }) : t("about.licenceNone"),
        s.attribution,
      ].filter(Boolean);
      return el("li", null, el("span", { lang: s.lang }, s.url ? link(title, s.url) : title), ` · ${rest.join(" · ")}`);
    }

    function update() {
      if (node.hidden) return;
      const { t, pick } = geomap.words;
      const meta = app.meta,
        manifest = meta.manifest ?? {};
      const section = (head, ...content) => el("section", null, el("h3", null, head), content);
      const checked = meta.checked_by ? t("about.checked", { who: meta.checked_by }) : t("about.machine");
      const names = [...new Set((meta.sources ?? []).map((s) => s.name ?? s.title).filter(Boolean))]
        .slice(0, 3)
        .join("; ");
      put(
        node,
        el("h2", null, t("about.head")),
        meta.note ? el("p", { class: "note-text" }, pick(meta.note)) : null,
        section(
          t("about.method"),
          el("p", null, t("about.methodText")),
          el("p", null, el("strong", null, t("about.unverified")), " ", checked),
        ),
        section(t("about.sources"), el("ul", null, (meta.sources ?? []).map(source))),
        section(t("about.borders"), el("p", null, t("about.border"), " ", t("about.borderMore"))),
        section(
          t("about.corrections"),
          (meta.corrections ?? []).length
            ? el(
                "ul",
                null,
                meta.corrections.map((c) => el("li", null, [c.date, c.text].filter(Boolean).join(": "))),
              )
            : el("p", null, t("about.correctionsNone")),
        ),
        section(
          t("about.cite"),
          el(
            "p",
            null,
            t("about.citation", {
              title: app.title(),
              sources: names || "–",
              version: meta.version ?? "",
              date: app.asOf(),
            }),
          ),
          meta.credit ? el("p", null, pick(meta.credit)) : null,
        ),
        section(
          t("about.theme"),
          el(
            "div",
            { class: "segments", role: "group", "aria-label": t("about.theme") },
            geomap.palette.themes.map((name) =>
              el(
                "button",
                {
                  type: "button",
                  "data-theme-choice": name,
                  "aria-pressed": String(geomap.palette.theme === name),
                  onclick: () => app.useTheme(name),
                },
                t(`about.themes.${name}`),
              ),
            ),
          ),
        ),
        section(
          t("about.version"),
          el("p", null, t("about.made", { version: meta.version ?? "" })),
          el(
            "ul",
            { class: "hashes" },
            (manifest.inputs ?? []).map((input) =>
              el("li", null, t("about.input", { name: input.name ?? "", hash: input.sha256 ?? "" })),
            ),
            manifest.data_sha256 ? el("li", null, t("about.data", { hash: manifest.data_sha256 })) : null,
            Object.keys(meta.options ?? {}).length
              ? el(
                  "li",
                  null,
                  t("about.options", {
                    options: Object.entries(meta.options)
                      .map(([k, v]) => `${k} ${typeof v === "object" ? JSON.stringify(v) : v}`)
                      .join(", "),
                  }),
                )
              : null,
          ),
        ),
        section(t("about.software"), el("p", null, t("about.softwareText"))),
      );
    }

    return { node, build() {}, update };
  }

  return { create };
})();
