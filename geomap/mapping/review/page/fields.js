/** The form's controls: each with its label, its hint and what is wrong with it. */
geomap.fields = (() => {
  let made = 0;

  /** A control under its label. */
  function labelled(text, control, wide = false) {
    const { el } = geomap.dom;
    return el("label", { class: wide ? "field wide" : "field" }, el("span", { class: "name" }, text), control);
  }

  /** A line of text; `list` are suggestions. */
  function line(name, value, change, { list = null, type = "text", label = null, hint = null } = {}) {
    const { el } = geomap.dom;
    const id = `geomap-list-${(made += 1)}`;
    const input = el("input", {
      class: "input",
      type,
      name,
      list: list ? id : null,
      min: type === "number" ? 0 : null,
      step: type === "number" ? 1 : null,
      autocomplete: "off",
      "aria-label": label,
      "aria-describedby": hint,
      onchange: () => change(input.validity.badInput ? "?" : input.value),
    });
    input.value = value;
    if (!list) return input;
    return [input, el("datalist", { id }, list.map((text) => el("option", { value: text })))];
  }

  /** A choice of pairs [value, text]. */
  function select(name, value, pairs, change) {
    const { el } = geomap.dom;
    const options = pairs.map(([key, text]) => el("option", { value: key, selected: key === value }, text));
    const node = el("select", { class: "input", name, onchange: () => change(node.value) }, options);
    return node;
  }

  /** A box to tick beside its words. */
  function tick(name, value, text, change) {
    const { el } = geomap.dom;
    const input = el("input", { type: "checkbox", name, checked: value, onchange: () => change(input.checked) });
    return el("label", { class: "tick wide" }, input, el("span", null, text));
  }

  /** Two numbers, "from" and "to". */
  function span(text, low, high, row, change) {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const one = (name, word) => [
      el("span", { class: "word", "aria-hidden": "true" }, t(`review.field.${word}`)),
      line(name, geomap.rows.get(row, name), (value) => change({ [name]: value }), {
        type: "number",
        label: `${text}, ${t(`review.field.${word}`)}`,
      }),
    ];
    return el(
      "fieldset",
      { class: "field" },
      el("legend", { class: "name" }, text),
      el("div", { class: "span" }, one(low, "least"), one(high, "most")),
    );
  }

  /** Ready answers under a field. */
  function ready(text, pairs) {
    const { el } = geomap.dom;
    if (!pairs.length) return null;
    const buttons = pairs.map(([word, act]) => el("button", { type: "button", class: "ready", onclick: act }, word));
    return el("p", { class: "readies wide" }, el("span", { class: "meta" }, text), buttons);
  }

  /** Mark the controls that hold a fault, and say which. */
  function faults(form, found) {
    for (const old of form.querySelectorAll(".fault")) old.remove();
    for (const input of form.querySelectorAll("[name]")) {
      const fault = found.find(([name]) => name === input.name);
      if (!fault) {
        input.removeAttribute("aria-invalid");
        if (input.getAttribute("aria-describedby")?.startsWith("geomap-fault")) input.removeAttribute("aria-describedby");
        continue;
      }
      const id = `geomap-fault-${(made += 1)}`;
      const text = geomap.words.t(`review.fault.${fault[1]}`);
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", id);
      input.closest(".field").append(geomap.dom.el("span", { class: "fault", id }, text));
    }
  }

  return { labelled, line, select, tick, span, ready, faults };
})();
