/** Keys that go from event to event; none where the focus is in a field, all can be switched off. */
geomap.keys = (() => {
  const LETTERS = { j: "next", k: "previous", y: "confirm", a: "all", e: "correct", x: "drop", u: "unchecked" };
  const ARROWS = { ArrowDown: "next", ArrowUp: "previous" };
  let on = true;

  /** The letter on the key, whatever alphabet the keyboard writes. */
  function letter(event) {
    if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
    return /^Key[A-Z]$/.test(event.code) ? event.code.at(-1).toLowerCase() : null;
  }

  function attach(acts) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") return acts.close();
      if (event.target.closest("input, select, textarea")) return;
      const onCard = event.target.matches(".event, .passage");
      const name = (onCard ? ARROWS[event.key] : null) ?? (on ? LETTERS[letter(event)] : null);
      if (!name) return;
      event.preventDefault();
      acts[name]();
    });
  }

  /** The line of help, with the switch. */
  function help() {
    const { el } = geomap.dom;
    const { t } = geomap.words;
    const key = (name) => el("kbd", null, name);
    const item = (keys, word) => el("li", null, keys.map(key), " ", t(`review.keys.${word}`));
    const names = Object.entries(LETTERS).map(([name, word]) =>
      item(word === "next" ? [name, "↓"] : word === "previous" ? [name, "↑"] : [name], word),
    );
    const box = el("input", { type: "checkbox", checked: on, onchange: () => (on = box.checked) });
    return el(
      "div",
      { class: "keys" },
      el("label", { class: "tick" }, box, el("span", null, t("review.keys.on"))),
      el("ul", { "aria-label": t("review.keys.head") }, names, item(["Esc"], "close")),
    );
  }

  return { attach, help };
})();
