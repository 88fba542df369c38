/** The page: articles with their rows, the event in hand, and what happens when one changes. */
geomap.review = (() => {
  const REASONS = ["not_drones", "duplicate", "unclear", "no_place", "denied", "threat", "own_losses", "launch"];
  const block = (id) => JSON.parse(document.getElementById(id).textContent);

  function start() {
    geomap.words.load(block("geomap-words"));
    geomap.palette.load(block("geomap-palette"));
    geomap.palette.use(window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const data = block("geomap-articles");
    geomap.places.load(data);
    const app = make(data);
    geomap.review.page = app;
    const before = geomap.keep.start(data.key);
    if (before) app.restore(before);
    app.rebuild();
    geomap.keys.attach(app.keys);
  }

  function make(data) {
    const root = document.getElementById("geomap-review");
    const own = data.articles.map((article) => [
      ...article.events.map((row) => geomap.rows.make(row, article, false)),
      ...article.passages.map((row) => geomap.rows.make(row, article, true)),
    ]);
    const rows = own.flat();
    let top = null;
    let sections = [];

    const app = {
      rows,
      by: "",
      current: null,
      columns: data.columns,
      vocabularies: data.vocabularies,
      articles: data.articles.length,
      reasons: REASONS,

      /** Build the page anew: at the start, in another language, after a file was opened. */
      rebuild() {
        const { el, put } = geomap.dom;
        const { t } = geomap.words;
        geomap.places.relabel();
        number();
        top = geomap.top.create(app);
        sections = own.map((list, at) => geomap.section.create(data.articles[at], list, app, at));
        const events = rows.filter(geomap.rows.isEvent).length;
        put(
          root,
          el("a", { class: "skip", href: "#geomap-events" }, t("review.skip")),
          top.node,
          el(
            "main",
            { id: "geomap-events", tabindex: -1 },
            el("p", { class: "lead" }, t("review.lead", { n: events })),
            geomap.keys.help(),
            sections.map((section) => section.node),
          ),
          el(
            "footer",
            { class: "foot" },
            el("p", null, el("strong", null, t("review.whole"))),
            el("p", null, [t(geomap.keep.holds ? "review.kept" : "review.keptNot"), t("review.made", data)].join(" ")),
          ),
        );
        for (const section of sections) section.build();
        top.update();
        if (app.current) mark();
        root.setAttribute("data-ready", "yes");
      },

      useLanguage(lang) {
        geomap.words.use(lang);
        app.rebuild();
        root.querySelector(`.lang[lang="${lang}"]`).focus();
      },

      /** These rows are other than before: show it and keep it. */
      changed(list) {
        for (const row of list) sectionOf(row).update(row);
        top.update();
        keep();
      },

      setBy(text) {
        app.by = text;
        keep();
      },

      peers: (row) => {
        const id = geomap.rows.get(row, "group_id");
        return id ? rows.filter((one) => geomap.rows.get(one, "group_id") === id && one.drop === null) : [row];
      },
      all: (row) => own.find((list) => list.includes(row)),

      /** An event is in hand: show its words in the article. */
      enter(row) {
        if (app.current === row) return;
        app.current = row;
        mark();
      },
      go(row) {
        const node = sectionOf(row).item(row);
        app.enter(row);
        node?.focus({ preventScroll: true });
        node?.scrollIntoView({ block: "nearest" });
      },
      /** Go to the next event that is not checked, else to the next one. */
      next(row) {
        const list = events();
        const rest = [...list.slice(list.indexOf(row) + 1), ...list.slice(0, list.indexOf(row))];
        const to = rest.find((one) => !geomap.rows.isChecked(one));
        if (to) app.go(to);
        else sectionOf(row).item(row).focus();
      },
      confirmAll(row) {
        const same = (one) => one.base.quote_start === row.base.quote_start && one.article === row.article;
        const list = events().filter((one) => same(one) && geomap.rows.state(one) === "open");
        for (const one of list) one.checked = true;
        app.changed(list);
        app.next(list.at(-1) ?? row);
      },

      promote(row) {
        row.mapped = true;
        app.regroup(row);
        sectionOf(row).card(row).correct("kind");
      },
      unpromote(row) {
        geomap.rows.reset(row);
        app.regroup(row);
      },
      /** A passage became an event, or an event a passage again. */
      regroup(row) {
        number();
        sectionOf(row).build();
        top.update();
        keep();
        app.current = null;
        app.go(row);
      },

      save() {
        const bad = rows.filter((row) => geomap.rows.faults(row).length);
        if (bad.length) {
          app.go(bad[0]);
          const [[name]] = geomap.rows.faults(bad[0]);
          sectionOf(bad[0]).card(bad[0]).correct(name);
          top.say(geomap.words.t("review.fault.list", { n: bad.length }));
        } else if (!app.by && rows.some(geomap.rows.isCorrected)) {
          top.say(geomap.words.t("review.needInitials"));
          top.focusInitials();
        } else {
          geomap.table.save(app);
          geomap.keep.put(work(), true);
          top.say(...geomap.table.told(app));
        }
      },

      /** Go on from a table that was downloaded before. */
      async open(file) {
        const { t } = geomap.words;
        const taken = geomap.table.take(app, await file.text());
        if (taken) {
          app.rebuild();
          keep();
        }
        const word = taken === null ? "openedBad" : taken === 0 ? "openedNone" : "opened";
        top.say(t(`review.${word}`, { name: file.name, n: taken ?? 0 }));
      },

      restore(before) {
        app.by = before.by;
        for (const row of rows) Object.assign(row, before.rows[row.base.id] ?? {});
      },

      keys: {
        next: () => step(1),
        previous: () => step(-1),
        unchecked: () => app.next(app.current ?? events()[0]),
        confirm: () => act((card) => card.confirm()),
        all: () => act((card) => card.all()),
        correct: () => act((card) => card.correct()),
        drop: () => act((card) => card.drop()),
        close: () => act((card) => card.close()),
      },
    };

    const sectionOf = (row) => sections.find((section) => section.rows.includes(row));
    /** The events in the order of the page. */
    const events = () => rows.filter(geomap.rows.isEvent);

    function number() {
      for (const row of rows) row.number = null;
      events().forEach((row, at) => (row.number = at + 1));
    }

    function mark() {
      for (const section of sections) section.mark(app.current);
    }

    function step(by) {
      const list = [...events(), ...rows.filter((row) => !geomap.rows.isEvent(row))];
      const at = list.indexOf(app.current);
      const to = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + by));
      if (list.length) app.go(list[to]);
    }

    function act(run) {
      const card = app.current ? sectionOf(app.current).card(app.current) : null;
      if (card) run(card);
    }

    /** What a reload brings back: all that is not as it was read. */
    function work() {
      const touched = rows.filter((row) => row.checked || row.mapped || geomap.rows.isCorrected(row));
      const told = ({ base, cells, checked, drop, why, mapped }) => [base.id, { cells, checked, drop, why, mapped }];
      return { by: app.by, rows: Object.fromEntries(touched.map(told)) };
    }
    const keep = () => geomap.keep.put(work());

    return app;
  }

  return { start };
})();
