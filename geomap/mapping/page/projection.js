/**
 * Lambert conformal conic, WGS 84: parallels 46° and 54° N, origin 35° E 50° N, kilometres.
 * The twin of mapping/projection.py: page and pictures share one frame.
 */
geomap.projection = (() => {
  const RADIUS = 6378.137;
  const E = Math.sqrt(2 / 298.257223563 - 1 / 298.257223563 ** 2);
  const RAD = Math.PI / 180;
  const LON0 = 35;

  const isometric = (phi) => {
    const s = E * Math.sin(phi);
    return Math.tan(Math.PI / 4 - phi / 2) / ((1 - s) / (1 + s)) ** (E / 2);
  };
  const breadth = (phi) => Math.cos(phi) / Math.sqrt(1 - (E * Math.sin(phi)) ** 2);

  const [p1, p2, p0] = [46 * RAD, 54 * RAD, 50 * RAD];
  const N = (Math.log(breadth(p1)) - Math.log(breadth(p2))) / (Math.log(isometric(p1)) - Math.log(isometric(p2)));
  const F = (RADIUS * breadth(p1)) / (N * isometric(p1) ** N);
  const RHO0 = F * isometric(p0) ** N;

  const radiusAt = (lat) => F * isometric(Math.max(-89.9, Math.min(89.9, lat)) * RAD) ** N;

  /** Degrees east and north to [x, y] in kilometres from the origin. */
  function forward(lon, lat) {
    const rho = radiusAt(lat);
    const turn = ((((lon - LON0 + 180) % 360) + 360) % 360) - 180;
    return [rho * Math.sin(N * turn * RAD), RHO0 - rho * Math.cos(N * turn * RAD)];
  }

  /** Kilometres back to [longitude, latitude]. */
  function inverse(x, y) {
    const north = RHO0 - y;
    const t = (Math.hypot(x, north) / F) ** (1 / N);
    let phi = Math.PI / 2 - 2 * Math.atan(t);
    for (let k = 0; k < 6; k++) {
      const s = E * Math.sin(phi);
      phi = Math.PI / 2 - 2 * Math.atan(t * ((1 - s) / (1 + s)) ** (E / 2));
    }
    return [LON0 + Math.atan2(x, north) / N / RAD, phi / RAD];
  }

  /**
   * Project arrays; NaN stays NaN. Of many points the radius and the turn are read from tables of
   * hundredths of a degree (off by less than a metre).
   */
  function forwardAll(lons, lats, conic = true) {
    const n = lons.length;
    const [x, y] = [new Float32Array(n), new Float32Array(n)];
    if (!conic) {
      for (let i = 0; i < n; i++) [x[i], y[i]] = mercator(lons[i], lats[i]);
      return { x, y };
    }
    if (n < 20_000) {
      for (let i = 0; i < n; i++) [x[i], y[i]] = forward(lons[i], lats[i]);
      return { x, y };
    }
    const radius = tabled(18000, (k) => radiusAt(k / 100 - 90)),
      sine = tabled(36000, (k) => Math.sin(N * (k / 100 - 180) * RAD)),
      cosine = tabled(36000, (k) => Math.cos(N * (k / 100 - 180) * RAD));
    for (let i = 0; i < n; i++) {
      const north = (lats[i] + 90) * 100,
        u = north | 0,
        du = north - u;
      let turn = lons[i] - LON0;
      if (turn > 180) turn -= 360;
      else if (turn < -180) turn += 360;
      const east = (turn + 180) * 100,
        v = east | 0,
        dv = east - v;
      const rho = radius[u] + (radius[u + 1] - radius[u]) * du;
      x[i] = rho * (sine[v] + (sine[v + 1] - sine[v]) * dv);
      y[i] = RHO0 - rho * (cosine[v] + (cosine[v + 1] - cosine[v]) * dv);
    }
    return { x, y };
  }

  /** `of(0)` to `of(last)`, and one more, so that the last step has an end. */
  function tabled(last, of) {
    const table = new Float64Array(last + 2);
    for (let k = 0; k <= last; k++) table[k] = of(k);
    table[last + 1] = table[last];
    return table;
  }

  /** Web Mercator in kilometres, for pages over online tiles. */
  function mercator(lon, lat) {
    const phi = Math.max(-85.05, Math.min(85.05, lat)) * RAD;
    return [RADIUS * lon * RAD, RADIUS * Math.log(Math.tan(Math.PI / 4 + phi / 2))];
  }

  let built = null;
  /** The Leaflet CRS; its zoom levels have about the scale of web maps at 50° N. */
  function crs() {
    built ??= L.extend({}, L.CRS, {
      code: "geomap:lcc",
      infinite: true,
      projection: {
        project: (p) => L.point(...forward(p.lng, p.lat)),
        unproject: (p) => {
          const [lon, lat] = inverse(p.x, p.y);
          return L.latLng(lat, lon);
        },
        bounds: L.bounds([-9000, -9000], [9000, 9000]),
      },
      transformation: L.transformation(1, 0, -1, 0),
      scale: (zoom) => 2 ** zoom / 100,
      zoom: (scale) => Math.log2(scale * 100),
      distance: (a, b) => L.CRS.Earth.distance(a, b),
    });
    return built;
  }

  return {
    forward,
    inverse,
    forwardAll,
    mercator,
    get crs() {
      return crs();
    },
  };
})();
