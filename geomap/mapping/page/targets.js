/**
 * Invisible buttons over the marks: focus, touch and screen readers need more than a canvas. One
 * stop for the tab key; arrow keys go to the nearest mark in that direction.
 */
geomap.targets = (() => {
  const LEAST = 24;

  /** "Sumy region: sighting, sent by Russia, 2 reports; part of total A". */
  function nameOf(item, title) {
    const { t } = geomap.words;
    const parts = item.entries
      .slice(0, 6)
      .map((e) =>
        [
          e.kind === null ? null : t(`kind.${geomap.model.KINDS[e.kind]}`),
          t(`sent.${geomap.glyphs.CLASSES[e.sender]}`),
          e.look ? t(geomap.glyphs.state(e.look)) : null,
          t("reports.n", { n: e.n }),
        ]
          .filter(Boolean)
          .join(", "),
      );
    const total = item.letters.length ? `; ${t("total.part", { letter: item.letters.join(", ") })}` : "";
    return `${title}: ${parts.join("; ")}${total}`;
  }

  /**
   * Put a button over each item ({box, entries, letters, title, key}).
   * @param {{open: (item) => void, light: (item|null) => void, current: string|null}} act
   */
  function render(layer, items, act) {
    const had = document.activeElement?.dataset?.mark ?? null;
    let stop = items.findIndex((item) => item.key === (had ?? act.current));
    if (stop < 0) stop = 0;
    const buttons = items.map((item, k) => {
      const [x0, y0, x1, y1] = item.box;
      const w = Math.max(LEAST, x1 - x0),
        h = Math.max(LEAST, y1 - y0);
      return geomap.dom.el("button", {
        type: "button",
        class: "target",
        "data-mark": item.key,
        tabindex: k === stop ? 0 : -1,
        "aria-label": nameOf(item, item.title),
        style: { left: `${(x0 + x1 - w) / 2}px`, top: `${(y0 + y1 - h) / 2}px`, width: `${w}px`, height: `${h}px` },
        onclick: (event) => {
          event.stopPropagation();
          act.open(item, event.currentTarget);
        },
        onmouseenter: () => act.light(item),
        onmouseleave: () => act.light(null),
        onfocus: () => act.light(item),
        onblur: () => act.light(null),
        onkeydown: (event) => move(event, items, buttons, k),
      });
    });
    geomap.dom.put(layer, buttons);
    if (had !== null) buttons.find((b) => b.dataset.mark === had)?.focus({ preventScroll: true });
  }

  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  function move(event, items, buttons, from) {
    const way = WAYS[event.key];
    if (!way && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    event.stopPropagation();
    const centre = ({ box }) => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    let to = event.key === "Home" ? 0 : event.key === "End" ? items.length - 1 : -1;
    if (way) {
      const [x, y] = centre(items[from]);
      let best = Infinity;
      items.forEach((item, k) => {
        const [u, v] = centre(item);
        const along = (u - x) * way[0] + (v - y) * way[1];
        const across = Math.abs((u - x) * way[1]) + Math.abs((v - y) * way[0]);
        const price = along + 2 * across;
        if (k !== from && along > 0 && across <= 2 * along && price < best) [best, to] = [price, k];
      });
    }
    if (to < 0) return;
    buttons[from].tabIndex = -1;
    buttons[to].tabIndex = 0;
    buttons[to].focus({ preventScroll: true });
  }

  return { render, nameOf };
})();
