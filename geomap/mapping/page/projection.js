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
   * Project arrays; NaN stays NaN. The radius is read from a table of hundredths of a degree
   * (off by less than a metre): a million points cost 50 ms.
   */
  function forwardAll(lons, lats, conic = true) {
    const n = lons.length;
    const [x, y] = [new Float32Array(n), new Float32Array(n)];
    if (!conic) {
      for (let i = 0; i < n; i++) [x[i], y[i]] = mercator(lons[i], lats[i]);
      return { x, y };
    }
    const table = new Float64Array(18001);
    for (let k = 0; k <= 18000; k++) table[k] = radiusAt(k / 100 - 90);
    for (let i = 0; i < n; i++) {
      const at = (lats[i] + 90) * 100;
      const k = Math.min(17999, Math.max(0, Math.floor(at)));
      const rho = table[k] + (table[k + 1] - table[k]) * (at - k);
      let turn = lons[i] - LON0;
      if (turn > 180) turn -= 360;
      else if (turn < -180) turn += 360;
      x[i] = rho * Math.sin(N * turn * RAD);
      y[i] = RHO0 - rho * Math.cos(N * turn * RAD);
    }
    return { x, y };
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
