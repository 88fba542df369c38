/** The colours of the chosen theme, for style sheet and canvas alike. */
geomap.palette = (() => {
  let all = null;
  let name = "light";

  /** Take the palette's data block; call once. */
  function load(palettes) {
    all = palettes;
  }

  /** Choose light, dark or paper and hand the colours to the style sheet. */
  function use(theme) {
    name = all[theme] ? theme : "light";
    const root = document.documentElement;
    root.setAttribute("data-theme", name);
    for (const [key, value] of Object.entries(all[name])) root.style.setProperty(`--${key}`, value);
    root.style.setProperty("color-scheme", name === "dark" ? "dark" : "light");
  }

  return {
    load,
    use,
    get theme() {
      return name;
    },
    get themes() {
      return Object.keys(all);
    },
    /** Colours of the theme in use by role. */
    get colours() {
      return all[name];
    },
    of: (theme) => all[theme],
  };
})();
