/** On paper: the paper theme, and under the map a key to its numbered marks. */
geomap.print = (() => {
  function attach(app) {
    let theme = null;
    window.addEventListener("beforeprint", () => {
      theme = geomap.palette.theme;
      geomap.palette.use("paper");
      app.layer.refresh();
    });
    window.addEventListener("afterprint", () => {
      geomap.palette.use(theme ?? app.meta.theme);
      app.layer.refresh();
    });
  }

  return { attach };
})();
