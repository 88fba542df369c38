/** The first view: all reports and, where the window is wide, all of Ukraine; far ones are noted. */
geomap.frame = (() => {
  /** Kilometres: Ukraine, and how far from it a report may lie before it is "far". */
  const UKRAINE = [-945, -640, 400, 260];
  const REACH = [-1150, -1150, 1500, 1150];
  const MARGIN = 0.03;

  /** A sea or region wider than this may be cut by the frame: its label point must be in it. */
  const VAST = 620;
  const NEAR = 90;

  const boxOf = (place) => {
    if (place.area) {
      const b = place.area.box;
      if (b[2] - b[0] <= VAST) return b;
      return [place.x - NEAR, place.y - NEAR, place.x + NEAR, place.y + NEAR];
    }
    const r = place.radius ?? 0;
    return [place.x - r, place.y - r, place.x + r, place.y + r];
  };

  const centreOf = (b) => [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2];
  const inside = ([x, y], f) => x >= f[0] && x <= f[2] && y >= f[1] && y <= f[3];

  function join(boxes) {
    const out = [Infinity, Infinity, -Infinity, -Infinity];
    for (const b of boxes) {
      out[0] = Math.min(out[0], b[0]);
      out[1] = Math.min(out[1], b[1]);
      out[2] = Math.max(out[2], b[2]);
      out[3] = Math.max(out[3], b[3]);
    }
    return out;
  }

  /** Boxes of rows at points drawn as dots. */
  function denseBox(model, rows) {
    const out = [Infinity, Infinity, -Infinity, -Infinity];
    const { x: xs, y: ys } = model;
    for (let k = 0; k < rows.length; k++) {
      const x = xs[rows[k]],
        y = ys[rows[k]];
      if (x < REACH[0] || x > REACH[2] || y < REACH[1] || y > REACH[3]) continue;
      if (x < out[0]) out[0] = x;
      if (y < out[1]) out[1] = y;
      if (x > out[2]) out[2] = x;
      if (y > out[3]) out[3] = y;
    }
    return out[0] <= out[2] ? out : null;
  }

  /** Of many places up to so many may be left to a note where the others then show this much larger. */
  const MANY = 30,
    LEFT = 0.15,
    LARGER = 1.3;

  const spread = ([x0, y0, x1, y1]) => Math.max(x1 - x0, 1.4 * (y1 - y0));

  /** The boxes without the few that lie far from the rest. */
  function bulk(boxes) {
    if (boxes.length < MANY) return boxes;
    const gone = new Set();
    // From the outermost, for each side of the frame.
    const outermost = [0, 1, 2, 3].map((side) =>
      [...boxes].sort((a, b) => (side < 2 ? a[side] - b[side] : b[side] - a[side])),
    );
    const ends = (without) => outermost.map((order) => order.find((b) => !gone.has(b) && b !== without));
    const room = (without = null) => spread(join([...ends(without), UKRAINE]));
    const all = room();
    for (let left = Math.floor(boxes.length * LEFT); left > 0; left--) {
      const last = ends(null);
      const whole = join([...last, UKRAINE]);
      const edge = last.filter((b, side) => b[side] === whole[side]);
      if (!edge.length) break;
      gone.add(edge.reduce((a, b) => (room(b) < room(a) ? b : a)));
    }
    return all / room() >= LARGER ? boxes.filter((b) => !gone.has(b)) : boxes;
  }

  /**
   * The kilometres to show: [west, south, east, north].
   * @param {boolean} wide widen to all of Ukraine
   */
  function of(model, scene, wide) {
    const places = [...scene.areas, ...scene.sites];
    let near = places.filter((place) => inside(centreOf(boxOf(place)), REACH));
    if (near.length < places.length * 0.8) near = places;
    const boxes = bulk(near.map(boxOf));
    if (scene.dense) {
      const box = denseBox(model, scene.dense);
      if (box) boxes.push(box);
    }
    if (wide || !boxes.length) boxes.push(UKRAINE);
    const box = join(boxes);
    const least = 240;
    const [cx, cy] = centreOf(box);
    const w = Math.max(least, (box[2] - box[0]) * (1 + 2 * MARGIN)),
      h = Math.max(least, (box[3] - box[1]) * (1 + 2 * MARGIN));
    return [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2];
  }

  /** Centre (degrees) and zoom that show a box of kilometres in a map of this size. */
  function viewFor(map, [x0, y0, x1, y1], conic, size = map.getSize()) {
    const k = Math.min(size.x / (x1 - x0), size.y / (y1 - y0));
    const unit = conic ? 1 : (2 * Math.PI * 6378.137) / 256;
    const zoom = conic ? Math.log2(k * 100) : Math.log2(k * unit);
    return { centre: toLatLng((x0 + x1) / 2, (y0 + y1) / 2, conic), zoom };
  }

  function toLatLng(x, y, conic) {
    if (conic) {
      const [lon, lat] = geomap.projection.inverse(x, y);
      return L.latLng(lat, lon);
    }
    return L.CRS.EPSG3857.projection.unproject(L.point(x * 1000, y * 1000));
  }

  return { of, viewFor, boxOf, centreOf, toLatLng };
})();
