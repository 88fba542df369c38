/**
 * Wheel and fingers: in a frame, or where the page itself scrolls, Ctrl and wheel zoom and two
 * fingers pan, so that a map in an article never catches the reader who scrolls past.
 */
geomap.gestures = (() => {
  function attach(app, map) {
    const polite = () => app.form === "embed" || app.form === "medium";
    const box = map.getContainer();
    const hint = geomap.dom.el("div", { class: "hint", hidden: true });
    box.append(hint);
    let timer = 0;
    const tell = (key) => {
      hint.textContent = geomap.words.t(key);
      hint.hidden = false;
      clearTimeout(timer);
      timer = setTimeout(() => {
        hint.hidden = true;
      }, 1200);
    };
    box.addEventListener(
      "wheel",
      (event) => {
        if (polite() && !event.ctrlKey && !event.metaKey) {
          map.scrollWheelZoom.disable();
          tell("actions.ctrl");
          return;
        }
        event.preventDefault();
        if (!map.scrollWheelZoom.enabled()) map.scrollWheelZoom.enable();
      },
      { passive: false, capture: true },
    );
    box.addEventListener(
      "touchstart",
      (event) => {
        if (!polite()) {
          map.dragging.enable();
          return;
        }
        if (event.touches.length < 2) {
          map.dragging.disable();
          box.style.touchAction = "pan-x pan-y";
        } else {
          map.dragging.enable();
          box.style.touchAction = "none";
        }
      },
      { passive: true, capture: true },
    );
    box.addEventListener(
      "touchmove",
      (event) => {
        if (polite() && event.touches.length === 1) tell("actions.twoFingers");
      },
      { passive: true },
    );
    map.on("click", (event) => app.onMapClick?.(event));
    map.on("mousemove", (event) => app.onMapMove?.(event));
  }

  /** Zoom buttons and "show all". */
  function buttons(app) {
    const { el, svg } = geomap.dom;
    const { t } = geomap.words;
    // A drawing: the page's fonts have no such arrows, and to look for others takes longer than to draw the map.
    const whole = svg(
      "svg",
      { viewBox: "0 0 16 16", width: 15, height: 15, "aria-hidden": "true", focusable: "false" },
      svg("path", { d: "M9.5 2.5h4v4M13.5 2.5L9 7M6.5 13.5h-4v-4M2.5 13.5L7 9" }),
    );
    const button = (label, sign, act) =>
      el("button", { type: "button", class: "zoom", "aria-label": label, title: label, onclick: act }, sign);
    return el(
      "div",
      { class: "zooms" },
      button(t("actions.zoomIn"), "+", () => app.map.zoomIn()),
      button(t("actions.zoomOut"), "−", () => app.map.zoomOut()),
      button(t("actions.whole"), whole, () => {
        app.moved = false;
        app.firstView();
      }),
    );
  }

  return { attach, buttons };
})();
