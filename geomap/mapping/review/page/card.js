/** One event as a card: what was read, right or not, and the form behind "Correct". */
geomap.card = (() => {
  /**
   * @param {object} row
   * @param {object} app see review.js: changed, go, next, peers
   */
  function create(row, app) {
    const { el, put } = geomap.dom;
    const { t } = geomap.words;
    const head = el("div", { class: "card-head" });
    const body = el("div", { class: "card-body" });
    const show = (name, content) => {
      open = name;
      node.classList.toggle("opened", name !== null);
      put(body, content);
    };
    const node = el("li", { class: "event", tabindex: -1, onfocusin: () => app.enter(row) }, head, body);
    let open = null; // "form", "drop" or null

    function update() {
      const state = geomap.rows.state(row);
      const place = geomap.places.of(row) ?? t("review.none");
      node.setAttribute("data-state", state);
      node.setAttribute("aria-label", t("review.label", { n: row.number, place }));
      const lines = geomap.telling.lines(row, app.peers(row));
      put(
        head,
        el("span", { class: "number", "aria-hidden": "true" }, String(row.number)),
        el(
          "div",
          null,
          el(
            "p",
            { class: "title" },
            geomap.telling.icon(row),
            el("strong", null, place),
            el("span", { class: "state" }, t(`review.state.${state}`)),
          ),
          row.drop === null
            ? lines.map((line) => el("p", { class: "line" }, line))
            : el("p", { class: "line" }, [geomap.telling.reason(row.drop), row.why].filter(Boolean).join(": ")),
        ),
      );
      if (open === null) show(null, buttons());
    }

    const button = (act, word, run, more = {}) =>
      el("button", { type: "button", class: "button", "data-act": act, onclick: run, ...more }, t(`review.${word}`));

    function buttons() {
      const acts = [];
      if (row.drop !== null) acts.push(button("back", "back", () => act(() => (row.drop = null), "drop")));
      else {
        if (!geomap.rows.isChecked(row)) acts.push(button("confirm", "confirm", confirm));
        acts.push(button("correct", "correct", correct, { "aria-expanded": "false" }));
        if (!row.passage) acts.push(button("drop", "drop", drop, { "aria-expanded": "false" }));
        else acts.push(button("unpromote", "unpromote", () => app.unpromote(row)));
        if (geomap.rows.state(row) === "corrected") acts.push(button("undo", "undo", undo));
      }
      return el("p", { class: "buttons" }, acts);
    }

    /** Do something to the row, show it, and leave the focus on a button of the card. */
    function act(run, focus) {
      run();
      app.changed([row]);
      (node.querySelector(`[data-act="${focus}"]`) ?? node).focus();
    }

    function confirm() {
      row.checked = true;
      app.changed([row]);
      app.next(row);
    }

    function undo() {
      const mapped = row.mapped;
      act(() => Object.assign(geomap.rows.reset(row), { mapped }), "correct");
      if (open === "form") correct();
    }

    function correct(focus = "place") {
      if (row.drop !== null) return;
      const form = geomap.form.create(row, {
        peers: app.peers(row),
        all: app.all(row),
        vocabularies: app.vocabularies,
        columns: app.columns,
        changed: app.changed,
        done: () => {
          row.checked = true;
          close();
        },
        undo,
        rebuild: (name) => correct(name),
      });
      show("form", form);
      const wanted = typeof focus === "string" ? focus : "place";
      form.querySelector(`[name="${wanted}"]`)?.focus();
      app.enter(row);
    }

    function drop() {
      if (row.passage || row.drop !== null) return;
      const note = el("input", { class: "input", type: "text", name: "note", autocomplete: "off" });
      const choose = (code) => {
        open = null;
        Object.assign(row, { drop: code, why: note.value.trim() });
        app.changed([row]);
        app.next(row);
      };
      show(
        "drop",
        el(
          "div",
          { class: "drop", role: "group", "aria-label": t("review.dropWhy") },
          el("p", { class: "name" }, t("review.dropWhy")),
          geomap.fields.labelled(t("review.dropNote"), note, true),
          el(
            "p",
            { class: "readies" },
            app.reasons.map((code) =>
              el(
                "button",
                { type: "button", class: "ready", "data-reason": code, onclick: () => choose(code) },
                geomap.telling.reason(code),
              ),
            ),
          ),
        ),
      );
      body.querySelector("[data-reason]").focus();
    }

    /** Shut the form or the reasons. */
    function close() {
      if (open === null) return false;
      open = null;
      app.changed([row]);
      node.focus();
      return true;
    }

    return { node, row, update, confirm, correct, drop, close, all: () => app.confirmAll(row) };
  }

  return { create };
})();
