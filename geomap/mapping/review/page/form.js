/** The form that corrects one event; what is entered takes effect at once. */
geomap.form = (() => {
  const OFFICE = ["claimant_id", "claimant_written", "claimant_side", "claimant_type", "attribution_quote"];
  const SIDES = ["RU", "UA", "other"];

  /**
   * @param {object} row the event
   * @param {{peers: object[], all: object[], changed: (rows: object[]) => void, vocabularies: object, columns: string[],
   *   done: () => void, undo: () => void}} app
   */
  function create(row, app) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const get = (name) => geomap.rows.get(row, name);
    const node = el("form", { class: "form", onsubmit: (event) => event.preventDefault() });

    function change(cells, rows = [row]) {
      for (const one of rows) geomap.rows.set(one, cells);
      sync();
      app.changed(rows);
    }
    const cell = (name) => (value) => change({ [name]: value.trim() });
    const field = (name) => t(`review.field.${name}`);
    const words = (list, key) => list.map((value) => [value, t(`${key}.${value}`)]);
    const pick = (name, pairs) => geomap.fields.select(name, get(name), pairs, cell(name));

    const unstated = ["", t("review.none")];
    const parts = {
      near: geomap.fields.tick("near", get("precision") === "near", field("near"), (on) => {
        geomap.places.setNear(row, on);
        change({});
      }),
      disputed: geomap.fields.labelled(
        field("disputed"),
        geomap.fields.line("disputed_by", get("disputed_by"), cell("disputed_by")),
        true,
      ),
      free: el("p", { class: "meta wide", role: "note" }, t("review.hint.free")),
    };

    function sync() {
      parts.near.hidden = !geomap.places.canBeNear(row);
      parts.near.firstChild.checked = get("precision") === "near";
      parts.disputed.hidden = get("status") !== "disputed";
      parts.free.hidden = !get("place") || geomap.places.isKnown(row);
      for (const input of node.querySelectorAll("[name]")) {
        // What is being typed is not a cell yet.
        if (input === document.activeElement) continue;
        if (input.name === "place") input.value = geomap.places.field(row);
        else if (input.name === "sender") input.value = `${get("initiator")} ${get("initiator_basis")}`.trim();
        else if (app.columns.includes(input.name) && input.type !== "checkbox" && !input.validity.badInput) {
          input.value = get(input.name);
        }
      }
      geomap.fields.faults(node, geomap.rows.faults(row));
    }

    function place() {
      const set = (text) => {
        geomap.places.choose(row, text);
        change({});
      };
      const near = row.near.map(geomap.places.labelOf).filter(Boolean).slice(0, 8);
      return [
        geomap.fields.labelled(
          field("place"),
          geomap.fields.line("place", geomap.places.field(row), set, { list: geomap.places.labels }),
          true,
        ),
        geomap.fields.ready(
          t("review.hint.names"),
          near.map((text) => [text, () => set(text)]),
        ),
        el("p", { class: "meta wide" }, t("review.hint.place")),
        parts.free,
        parts.near,
      ];
    }

    function sender() {
      const pairs = ["RU", "UA"].flatMap((side) =>
        ["stated", "inferred"].map((basis) => [
          `${side} ${basis}`,
          `${t(`side.${side.toLowerCase()}`)}, ${t(`review.basis.${basis}`)}`,
        ]),
      );
      const value = `${get("initiator")} ${get("initiator_basis")}`.trim();
      const set = (text) => {
        const [initiator = "", initiator_basis = ""] = text.split(" ");
        change({ initiator, initiator_basis });
      };
      return geomap.fields.labelled(field("initiator"), geomap.fields.select("sender", value, [unstated, ...pairs], set));
    }

    function days() {
      const date = (name) => geomap.fields.line(name, get(name), (value) => time({ [name]: value }), { type: "date" });
      const precisions = words(app.vocabularies.time_precision, "review.time");
      const precision = geomap.fields.select("time_precision", get("time_precision"), precisions, (value) =>
        time({ time_precision: value }),
      );
      const told = new Map();
      for (const one of app.all) {
        const cells = Object.fromEntries(["start", "end", "time_precision"].map((n) => [n, one.base[n] ?? ""]));
        if (cells.start) told.set(geomap.dates.when(cells), cells);
      }
      return [
        geomap.fields.labelled(field("start"), date("start")),
        geomap.fields.labelled(field("end"), date("end")),
        geomap.fields.ready(
          t("review.hint.as"),
          [...told].slice(0, 4).map(([text, cells]) => [text, () => time(cells)]),
        ),
        geomap.fields.labelled(field("time"), precision),
      ];
    }

    /** A clock time holds only for the day it was read with. */
    function time(cells) {
      const first = get("start") || get("end");
      const next = { ...cells };
      if ("start" in cells && cells.start && !get("end")) next.end = cells.start;
      if ((cells.start || cells.end) && !first && !("time_precision" in cells)) next.time_precision = "day";
      const kept = ["minute", "hour"].includes(next.time_precision ?? get("time_precision"));
      change(kept ? next : { ...next, start_time: "", end_time: "" });
    }

    function count() {
      if (!get("group_id")) return geomap.fields.span(field("count"), "count_min", "count_max", row, change);
      // A total belongs to all its places: corrected once, it is corrected everywhere.
      const total = t("review.field.total", { n: app.peers.length });
      return [
        geomap.fields.span(total, "group_count_min", "group_count_max", row, (cells) => change(cells, app.peers)),
        geomap.fields.tick("apart", false, field("apart"), () => {
          change(Object.fromEntries(geomap.rows.TOTAL.map((name) => [name, ""])));
          app.rebuild("count_min");
        }),
      ];
    }

    function casualties(cells) {
      const next = { ...cells };
      geomap.rows.set(row, cells);
      const said = geomap.rows.CASUALTIES.some((name) => get(name));
      if (!said) next.casualties_by = "";
      else if (!get("casualties_by")) next.casualties_by = get("claimant");
      change(next);
    }

    function claimant() {
      const offices = new Map(app.all.filter((one) => one.base.claimant).map((one) => [one.base.claimant, one]));
      const set = (text) => {
        const name = text.trim();
        const other = row.base.claimant === name ? row : offices.get(name);
        const cells = Object.fromEntries(OFFICE.map((column) => [column, other?.base[column] ?? ""]));
        // Where the office stands in another event's sentence, that sentence names it.
        if (other && other !== row) {
          const where = other.base.attribution_quote ?? other.base.quote;
          cells.attribution_quote = where === get("quote") ? "" : where;
        }
        change({ claimant: name, ...cells });
      };
      const sides = [unstated, ...SIDES.map((side) => [side, t(`side.officials.${side.toLowerCase()}`)])];
      return [
        geomap.fields.labelled(
          field("claimant"),
          geomap.fields.line("claimant", get("claimant"), set, { list: [...offices.keys()] }),
        ),
        geomap.fields.labelled(field("side"), pick("claimant_side", sides)),
      ];
    }

    function why() {
      const input = geomap.fields.line("why", row.why, (value) => {
        row.why = value.trim();
        app.changed([row]);
      });
      return geomap.fields.labelled(field("why"), input, true);
    }

    const { vocabularies: lists } = app;
    const targets = lists.target.map((value) => [value, geomap.words.term("targets", value)]);
    const kinds = words(lists.kind, "kind");
    node.append(
      ...[
        place(),
        geomap.fields.labelled(field("kind"), pick("kind", get("kind") ? kinds : [["", t("review.chooseKind")], ...kinds])),
        sender(),
        geomap.fields.labelled(field("weapon"), pick("weapon", [unstated, ...words(lists.weapon, "review.weapon")])),
        geomap.fields.labelled(field("target"), pick("target", [unstated, ...targets])),
        days(),
        count(),
        geomap.fields.span(field("killed"), "killed_min", "killed_max", row, casualties),
        geomap.fields.span(field("injured"), "injured_min", "injured_max", row, casualties),
        el("p", { class: "meta wide" }, t("review.hint.count")),
        claimant(),
        geomap.fields.labelled(field("status"), pick("status", words(lists.status, "review.status"))),
        parts.disputed,
        geomap.fields.tick("background", get("background") === "true", field("background"), (on) =>
          change({ background: on }),
        ),
        why(),
        el(
          "p",
          { class: "buttons wide" },
          el("button", { type: "button", class: "button strong", "data-act": "done", onclick: app.done }, t("review.done")),
          el("button", { type: "button", class: "button", "data-act": "undo", onclick: app.undo }, t("review.undo")),
        ),
        trail(),
      ]
        .flat()
        .filter(Boolean),
    );
    sync();
    return node;

    function trail() {
      if (!row.trail.length) return null;
      const steps = row.trail.map((step) => el("li", null, step));
      return el("details", { class: "trail wide" }, el("summary", null, t("review.trail")), el("ul", { lang: "en" }, steps));
    }
  }

  return { create };
})();
