/**
 * What the page waits for, begun before Leaflet and most of our scripts are read: between them the
 * browser unpacks the data and reads the fonts.
 */
geomap.ahead = (() => {
  const PACKED = ["geomap-events", "geomap-base", "geomap-words"];
  let begun = null;

  function start() {
    if (typeof DecompressionStream === "undefined") return;
    const { inflate, packedIn } = geomap.columns;
    begun = Promise.all([...PACKED.map((id) => inflate(packedIn(id))), geomap.text.fonts()]);
    // What goes wrong is told to whoever asks.
    begun.catch(() => {});
  }

  /** @returns {Promise<Uint8Array[]>} events, base map and words, when the fonts are there as well */
  const all = () => begun;

  return { start, all };
})();
