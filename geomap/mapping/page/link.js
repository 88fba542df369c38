/** The view and the filters in the address, so that a copied link brings them back. */
geomap.link = (() => {
  const SENDERS = ["RU", "UA", "unknown"];

  /** Write filters and view as a hash. */
  function write(app, row = null) {
    const f = app.filters,
      out = new URLSearchParams();
    if (!f.senders.every(Boolean)) out.set("initiator", SENDERS.filter((_, k) => f.senders[k]).join(",") || "none");
    if (!f.kinds.every(Boolean)) out.set("kind", geomap.model.KINDS.filter((_, k) => f.kinds[k]).join(",") || "none");
    if (f.place) out.set("place", f.place.id);
    if (f.claimant !== null) out.set("claimant", f.claimant);
    if (f.since !== null) out.set("from", geomap.dates.iso(f.since));
    if (f.until !== null) out.set("to", geomap.dates.iso(f.until));
    if (f.text) out.set("text", f.text);
    if (f.mode !== (app.meta.view ?? "marks")) out.set("show", f.mode);
    if (app.mode !== "map") out.set("view", app.mode);
    if (geomap.words.lang !== app.meta.lang) out.set("lang", geomap.words.lang);
    if (geomap.palette.theme !== app.meta.theme) out.set("theme", geomap.palette.theme);
    const centre = app.map.getCenter();
    if (app.moved) out.set("at", `${centre.lng.toFixed(3)},${centre.lat.toFixed(3)},${app.map.getZoom().toFixed(2)}`);
    if (row !== null) out.set("report", app.idOf(row));
    return out.toString();
  }

  /** Read a hash; what it does not name stays open, what makes no sense is left out. */
  function read(app, hash, view = null) {
    const given = new URLSearchParams(hash.replace(/^#/, ""));
    const filters = geomap.filters.everything();
    const list = (name, words) => {
      if (!given.has(name)) return words.map(() => true);
      const said = given.get(name).split(",");
      return words.map((word) => said.includes(word));
    };
    filters.senders = list("initiator", SENDERS);
    filters.kinds = list("kind", geomap.model.KINDS);
    if (given.has("place")) filters.place = app.places().find((p) => p.id === given.get("place")) ?? null;
    if (given.has("claimant")) filters.claimant = given.get("claimant");
    filters.since = geomap.dates.parse(given.get("from"));
    filters.until = geomap.dates.parse(given.get("to"));
    filters.text = given.get("text") ?? "";
    const mode = given.get("show") ?? view;
    if (geomap.regional.MODES.includes(mode)) filters.mode = mode;
    const at = (given.get("at") ?? "").split(",").map(Number);
    return {
      filters,
      mode: ["table", "about"].includes(given.get("view")) ? given.get("view") : "map",
      lang: geomap.words.langs.includes(given.get("lang")) ? given.get("lang") : null,
      theme: geomap.palette.themes.includes(given.get("theme")) ? given.get("theme") : null,
      at: at.length === 3 && at.every(Number.isFinite) ? { lon: at[0], lat: at[1], zoom: at[2] } : null,
      report: given.get("report"),
    };
  }

  const address = (hash) => `${window.location.href.split("#")[0]}${hash ? `#${hash}` : ""}`;

  /** Copy; where the browser does not allow it, show the link to copy by hand. */
  async function copy(app, row = null) {
    const url = address(write(app, row));
    try {
      await navigator.clipboard.writeText(url);
      app.shell.say(geomap.words.t("link.copied"));
      return { url, copied: true };
    } catch {
      return { url, copied: false };
    }
  }

  return { write, read, copy, address };
})();
