/** Short notices over the map: a link to copy, the number of reports under the pointer. */
geomap.toast = (() => {
  let timer = 0;

  /** Say something for a few seconds; with a link, until it is closed. */
  function show(app, text, url = null) {
    const { el } = geomap.dom;
    app.shell.root.querySelector(".toast")?.remove();
    const field = url
      ? el("input", { type: "text", readonly: true, value: url, "aria-label": geomap.words.t("link.label") })
      : null;
    const node = el(
      "div",
      { class: "toast" },
      el("span", null, text),
      field,
      url
        ? el(
            "button",
            {
              type: "button",
              class: "icon",
              "aria-label": geomap.words.t("popup.close"),
              onclick: () => node.remove(),
            },
            "×",
          )
        : null,
    );
    app.shell.root.append(node);
    app.shell.say(text);
    if (field) {
      field.focus();
      field.select();
    }
    clearTimeout(timer);
    if (!url) timer = setTimeout(() => node.remove(), 4000);
  }

  /** Beside the pointer: reports in this cell, by sender. */
  function hover(app, hit, point) {
    let node = app.shell.stage.querySelector(".hover");
    if (!hit) {
      node?.remove();
      return;
    }
    if (!node) {
      node = geomap.dom.el("div", { class: "hover", "aria-hidden": "true" });
      app.shell.stage.append(node);
    }
    const { t } = geomap.words;
    node.textContent = hit.senders
      .map((n, s) => (n ? `${t(`sent.${geomap.glyphs.CLASSES[s]}`)}: ${t("reports.n", { n })}` : null))
      .filter(Boolean)
      .join(" · ");
    node.style.setProperty("left", `${point.x + 14}px`);
    node.style.setProperty("top", `${point.y + 14}px`);
  }

  return { show, hover };
})();
