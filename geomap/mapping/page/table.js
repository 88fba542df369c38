/** Every report behind the map: grouped by region, a total as one row, sortable, filterable. */
geomap.table = (() => {
  const PAGE = 150;
  /** From so many regions on, those of one sentence are folded. */
  const FOLDED = 4;
  const COLUMNS = ["place", "known", "kind", "sent", "target", "drones", "when", "who", "evidence"];

  /** Cities of special status stand with the region around them. */
  const AROUND = { "UA-30": "UA-32", "UA-40": "UA-43", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN" };

  function create(app) {
    const { el, put } = geomap.dom;
    const node = app.shell.table;
    let sort = null,
      shown = PAGE,
      words = null,
      kinds = null,
      senders = null,
      claimants = null,
      body = null,
      status = null;
    let typing = 0,
      stale = true,
      folded = true;

    /** Nothing is built before the table is shown. */
    function build() {
      stale = true;
    }

    function tools() {
      const { t } = geomap.words;
      stale = false;
      words = el("input", {
        type: "search",
        class: "search wide",
        placeholder: t("table.filter"),
        "aria-label": t("table.filterLabel"),
        oninput: () => {
          clearTimeout(typing);
          typing = setTimeout(() => app.filter({ text: words.value }), 150);
        },
      });
      kinds = choice(
        t("filter.kinds"),
        [
          ["*", t("table.kinds")],
          ...geomap.model.KINDS.map((k, at) => [String(at), geomap.words.capital(t(`kind.${k}`))]),
        ],
        (value) => app.filter({ kinds: [0, 1, 2, 3].map((k) => value === "*" || Number(value) === k) }),
      );
      senders = choice(
        t("filter.senders"),
        [
          ["*", t("table.senders")],
          ...geomap.glyphs.CLASSES.map((c, at) => [String(at), geomap.words.capital(t(`sent.${c}`))]),
        ],
        (value) => app.filter({ senders: [0, 1, 2].map((k) => value === "*" || Number(value) === k) }),
      );
      claimants = geomap.controls.claimants(app);
      status = el("p", { class: "table-status" });
      body = el("div", { class: "table-scroll", tabindex: "0", role: "region", "aria-label": t("actions.table") });
      const back =
        app.form === "phone"
          ? el("button", { type: "button", class: "button", onclick: () => app.show("map") }, `← ${t("actions.map")}`)
          : null;
      put(
        node,
        back,
        el("p", { class: "summary" }, t("table.sub")),
        el("div", { class: "table-tools" }, words, kinds, senders, claimants, status),
        body,
        el("p", { class: "meta" }, t("table.note")),
      );
      shown = PAGE;
      folded = true;
    }

    function choice(label, options, act) {
      const select = el(
        "select",
        { class: "select", "aria-label": label, onchange: () => act(select.value) },
        options.map(([value, text]) => el("option", { value }, text)),
      );
      return select;
    }

    const one = (flags) => (flags.filter(Boolean).length === 1 ? String(flags.indexOf(true)) : "*");

    function update() {
      if (node.hidden) return;
      if (stale) tools();
      const { t } = geomap.words;
      if (document.activeElement !== words) words.value = app.filters.text;
      kinds.value = one(app.filters.kinds);
      senders.value = one(app.filters.senders);
      claimants.update();
      const { totals, rows, groups } = app.view;
      const places = t("places.any", { n: totals.places });
      status.textContent = [
        t("table.summary", {
          reports: t("reports.n", { n: rows.length }),
          places,
          ru: totals.senders[0],
          ua: totals.senders[1],
        }),
        totals.senders[2] ? t("table.summaryNone", { none: totals.senders[2] }) : null,
        groups.size ? t("table.totals", { n: groups.size }) : null,
      ]
        .filter(Boolean)
        .join(" · ");
      const sections = sort ? flat(rows) : fold(grouped(rows));
      let left = shown;
      const lines = [];
      for (const { head, rows: some } of sections) {
        if (left <= 0) break;
        if (head) lines.push(head);
        const first = new Map();
        for (const i of some.slice(0, left)) lines.push(geomap.tableline.event(app, i, first));
        left -= some.length;
      }
      const n = sections.reduce((sum, s) => sum + s.rows.length, 0);
      put(
        body,
        el(
          "table",
          { class: "events" },
          el("caption", null, t("table.caption")),
          el("thead", null, el("tr", null, COLUMNS.map(header))),
          el("tbody", null, lines),
        ),
        sort
          ? el(
              "button",
              {
                type: "button",
                class: "button",
                onclick: () => {
                  sort = null;
                  update();
                },
              },
              t("table.back"),
            )
          : null,
        n > shown
          ? el(
              "button",
              {
                type: "button",
                class: "button",
                onclick: () => {
                  shown += PAGE * 2;
                  update();
                },
              },
              t("table.more", { n: n - shown }),
            )
          : null,
      );
    }

    function header(name) {
      const { t } = geomap.words;
      const dir = sort?.name === name ? sort.dir : 0;
      return el(
        "th",
        { scope: "col", "aria-sort": dir ? (dir > 0 ? "ascending" : "descending") : null },
        el(
          "button",
          {
            type: "button",
            class: "sort",
            "data-sort": name,
            onclick: () => {
              sort = dir > 0 ? { name, dir: -1 } : { name, dir: 1 };
              update();
              body.querySelector(`[data-sort="${name}"]`)?.focus();
            },
          },
          t(`table.${name}`),
          el("span", { class: "arrows", "aria-hidden": "true" }, dir > 0 ? "▲" : dir < 0 ? "▼" : "↕"),
        ),
      );
    }

    const VALUES = {
      place: (e) => geomap.names.ofEvent(e),
      known: (e) => geomap.model.PRECISIONS.indexOf(e.precision ?? "unplaced"),
      kind: (e) => geomap.words.t(`kind.${e.kind}`),
      sent: (e) => e.initiator ?? "~",
      target: (e) => geomap.wording.target(e) ?? "~",
      drones: (e) => e.count_min ?? e.count_max ?? Infinity,
      when: (e) => e.end ?? e.start ?? "~",
      who: (e) => geomap.wording.claimant(e.claimant) ?? "~",
      evidence: (e) => e.quote_start ?? Infinity,
    };

    function flat(rows) {
      const most = [...rows.slice(0, 20_000)];
      const keys = new Map(most.map((i) => [i, VALUES[sort.name](app.model.event(i))]));
      const compare = (a, b) => (typeof a === "string" ? geomap.words.compare(a, b) : a - b || 0);
      most.sort((a, b) => sort.dir * compare(keys.get(a), keys.get(b)) || a - b);
      const heads = [...app.view.groups].map(([code, some]) => ({
        head: geomap.tableline.total(app, code, some),
        rows: [],
      }));
      return [...heads, { head: null, rows: most }];
    }

    /** Regions in the order of the article; members of a total under its row. */
    function grouped(rows) {
      const found = new Map();
      const { region, group } = app.model;
      for (const i of rows) {
        const g = group.codes[i];
        const code = region.codes[i] >= 0 ? region.values[region.codes[i]] : "none";
        const key = g >= 0 ? `g${g}` : (AROUND[code] ?? code);
        if (!found.has(key)) found.set(key, []);
        found.get(key).push(i);
      }
      const sections = [...found].map(([key, some]) => {
        if (/^g\d+$/.test(key)) return { head: geomap.tableline.total(app, Number(key.slice(1)), some), rows: some };
        const codes = [...new Set(some.map((i) => region.values[region.codes[i]] ?? ""))];
        return { head: geomap.tableline.group(nameOf(key, codes), before(codes, some.length), some.length), rows: some };
      });
      return [...sections, ...gone(found)];
    }

    function nameOf(key, codes) {
      const { t } = geomap.words;
      if (key === "none") return t("table.noregion");
      const city = codes.find((code) => AROUND[code]);
      if (!city) return geomap.names.region(key);
      if (codes.length === 1) return geomap.names.region(city);
      return t("table.and", { a: geomap.names.region(city), b: geomap.names.region(key) });
    }

    function before(codes, now) {
      const n = geomap.regional.earlier(app, codes);
      return n === null ? null : geomap.regional.change(n, now);
    }

    /** Regions that had reports before and have none now. */
    function gone(found) {
      if (app.filters.place) return [];
      return Object.keys(app.meta.compare?.regions ?? {})
        .filter((code) => code && !found.has(AROUND[code] ?? code) && geomap.regional.earlier(app, [code]))
        .map((code) => ({ head: geomap.tableline.group(geomap.names.region(code), before([code], 0), 0), rows: [] }));
    }

    /** Regions that one sentence lists after another stand in one row until they are asked for. */
    function fold(sections) {
      if (!folded) return sections;
      const quote = app.model.table.col("quote"),
        seen = new Set();
      const listed = sections.filter(({ rows }) => {
        const words = quote.codes ? quote.codes[rows[0]] : 0;
        const again = rows.length === 1 && words > 0 && seen.has(words) && app.model.group.codes[rows[0]] < 0;
        for (const i of rows) if (quote.codes) seen.add(quote.codes[i]);
        return again;
      });
      if (listed.length < FOLDED) return sections;
      const rows = listed.flatMap((section) => section.rows);
      const unfold = () => {
        folded = false;
        update();
        body.querySelector(`[data-row="${rows[0]}"]`)?.scrollIntoView({ block: "nearest" });
        body.focus();
      };
      return [
        ...sections.filter((section) => !listed.includes(section)),
        { head: geomap.tableline.folded(app, rows, unfold), rows: [] },
      ];
    }

    window.addEventListener("beforeprint", () => {
      if (node.hidden || !folded) return;
      folded = false;
      update();
    });

    return { node, build, update };
  }

  return { create };
})();
