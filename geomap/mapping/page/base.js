/**
 * The base map: a topology, drawn in its own units of so many kilometres. They are whole numbers,
 * and stay so up to the canvas: a browser that meets this code once is slow with others.
 */
geomap.base = (() => {
  /** One arc, its points one after the other, and the box around it, in kilometres. */
  function unroll(steps, unit) {
    const points = new Int32Array(steps.length);
    let [u, v] = steps,
      [west, south, east, north] = [u, v, u, v];
    for (let k = 0; k < steps.length; k += 2) {
      if (k) {
        u += steps[k];
        v += steps[k + 1];
      }
      points[k] = u;
      points[k + 1] = v;
      if (u < west) west = u;
      else if (u > east) east = u;
      if (v < south) south = v;
      else if (v > north) north = v;
    }
    return { points, box: [west * unit, south * unit, east * unit, north * unit] };
  }

  function widen(box, x0, y0, x1, y1) {
    if (x0 < box[0]) box[0] = x0;
    if (y0 < box[1]) box[1] = y0;
    if (x1 > box[2]) box[2] = x1;
    if (y1 > box[3]) box[3] = y1;
  }

  function trace(path, points, back, joined) {
    const n = points.length / 2;
    for (let k = joined ? 1 : 0; k < n; k++) {
      const at = 2 * (back ? n - 1 - k : k);
      if (k === 0) path.moveTo(points[at], points[at + 1]);
      else path.lineTo(points[at], points[at + 1]);
    }
  }

  /** Rings as one path; filled even-odd, so that holes and islands need no order. */
  function polygon(rings, arcs) {
    const path = new Path2D();
    for (const ring of rings) {
      ring.forEach((index, k) => trace(path, arcs[index < 0 ? ~index : index].points, index < 0, k > 0));
      path.closePath();
    }
    return path;
  }

  /** The lines of a class that a view meets. */
  function lines(base, view, kind) {
    const path = new Path2D();
    for (const index of base.indices[kind] ?? []) {
      const { points, box } = base.arcs[index];
      if (view.meets(box)) trace(path, points, false, false);
    }
    return path;
  }

  const arcsOf = (area, arcs) => area.rings.flat().map((index) => arcs[index < 0 ? ~index : index]);

  /** Whether a point lies in an area (kilometres): odd where a line to the east leaves it. */
  function holds(area, base, x, y) {
    const [u, v] = [x / base.unit, y / base.unit];
    let inside = false;
    for (const { points, box } of arcsOf(area, base.arcs)) {
      const [, south, east, north] = box;
      if (y < south || y >= north || x > east) continue;
      for (let k = 2; k < points.length; k += 2) {
        const [u0, v0, u1, v1] = [points[k - 2], points[k - 1], points[k], points[k + 1]];
        if (v0 > v !== v1 > v && u < u0 + ((v - v0) / (v1 - v0)) * (u1 - u0)) inside = !inside;
      }
    }
    return inside;
  }

  /** The rings around areas that lie side by side: arcs that one of them alone has, end to end. */
  function outline(areas, arcs) {
    const all = areas.flatMap((area) => area.rings).flat();
    const own = new Set(all);
    const end = (index, last) => {
      const points = arcs[index < 0 ? ~index : index].points;
      const at = index < 0 === last ? 0 : points.length - 2;
      return points[at] * 1e6 + points[at + 1];
    };
    const from = new Map();
    for (const index of all) {
      if (own.has(~index)) continue;
      const start = end(index, false);
      if (!from.has(start)) from.set(start, []);
      from.get(start).push(index);
    }
    const rings = [];
    for (const waiting of from.values()) {
      while (waiting.length) {
        const ring = [waiting.pop()];
        for (let next; (next = from.get(end(ring.at(-1), true))?.pop()) !== undefined; ) ring.push(next);
        rings.push(ring);
      }
    }
    return rings;
  }

  /**
   * Read the base map's JSON.
   * @param {(lon: number, lat: number) => [number, number]} project degrees to its kilometres
   */
  function read(json, project) {
    const arcs = json.arcs.map((arc) => unroll(arc, json.unit));
    const areas = new Map();
    const base = { areas, indices: json.lines, arcs, unit: json.unit, paths: new Map() };
    for (const raw of json.areas) {
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (const index of raw.arcs.flat()) widen(box, ...arcs[index < 0 ? ~index : index].box);
      const [x, y] = project(...raw.label);
      const area = { ...raw, rings: raw.arcs, box, x, y, holds: (u, v) => holds(area, base, u, v) };
      areas.set(raw.id, area);
    }
    const around = (kind) => [...areas.values()].filter((area) => area.kind === kind);
    base.scope = polygon(outline(around("region"), arcs), arcs);
    base.other = polygon(outline(around("country"), arcs), arcs);
    base.cities = json.cities.map((city) => {
      const [x, y] = project(city.lon, city.lat);
      return { ...city, x, y };
    });
    return base;
  }

  /** An area as a path, worked out once. */
  function pathOf(base, area) {
    if (!base.paths.has(area.id)) base.paths.set(area.id, polygon(area.rings, base.arcs));
    return base.paths.get(area.id);
  }

  /** Pixels on wide and narrow maps. Up to one they are drawn ten times as fast. */
  const WIDTHS = { international: [1.7, 1.2], regional: [0.8, 0.8], coast: [0.8, 0.8], outline: [1, 0.8] };

  /**
   * Draw sea, land, hatches, lines and outlines of the reported areas.
   * @param {{area: object, senders: boolean[], shade?: string}[]} reported
   */
  function draw(ctx, view, base, colours, reported, options) {
    const pixel = 1 / (view.k * base.unit);
    const inUnits = (paint) => {
      ctx.save();
      view.scaled(ctx, base.unit);
      paint();
      ctx.restore();
    };
    const stroke = (path, colour, [wide, thin], dash) => {
      ctx.strokeStyle = colour;
      ctx.lineWidth = (view.thin ? thin : wide) * pixel;
      ctx.lineJoin = "bevel";
      ctx.setLineDash((dash ?? []).map((d) => d * pixel));
      ctx.stroke(path);
      ctx.setLineDash([]);
    };
    const line = (kind, colour, dash = null) =>
      stroke(lines(base, view, kind), colour, WIDTHS[kind] ?? WIDTHS.regional, dash);
    const report = (seas) => {
      const seen = reported.filter(({ area }) => (area.kind === "sea") === seas && view.meets(area.box));
      inUnits(() => {
        for (const { area, shade } of seen) {
          if (!shade) continue;
          ctx.fillStyle = shade;
          ctx.fill(pathOf(base, area), "evenodd");
        }
      });
      const hatched = seen.filter(({ shade }) => !shade);
      geomap.hatch.draw(
        ctx,
        view,
        base.unit,
        hatched.map(({ area, senders }) => ({ arcs: arcsOf(area, base.arcs), senders })),
        colours,
      );
    };
    if (!options.tiles) {
      ctx.fillStyle = colours.sea;
      ctx.fillRect(0, 0, view.width, view.height);
    }
    report(true);
    if (!options.tiles) {
      inUnits(() => {
        ctx.fillStyle = colours["land-other"];
        ctx.fill(base.other, "evenodd");
        ctx.fillStyle = colours.land;
        ctx.fill(base.scope, "evenodd");
      });
    }
    report(false);
    inUnits(() => {
      if (!options.tiles) {
        line("regional", colours.regional);
        line("crimea", colours.regional, options.crimeaDashed ? [4, 3] : null);
        line("coast", colours.coast);
      }
      for (const { area } of reported) {
        if (!view.meets(area.box) || area.kind === "sea") continue;
        stroke(pathOf(base, area), colours.outline, WIDTHS.outline, area.approximate ? [5, 3] : null);
      }
      line("international", colours.border);
    });
  }

  return { read, draw };
})();
