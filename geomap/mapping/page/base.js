/** The base map: topology read once into paths in kilometres, drawn at any scale. */
geomap.base = (() => {
  /** One arc as flat kilometres [x0, y0, x1, y1, …]. */
  function unroll(arc, { scale, translate }, project) {
    const points = new Float64Array(arc.length * 2);
    let u = 0,
      v = 0;
    arc.forEach(([du, dv], k) => {
      u += du;
      v += dv;
      [points[2 * k], points[2 * k + 1]] = project(u * scale[0] + translate[0], v * scale[1] + translate[1]);
    });
    return points;
  }

  function trace(path, points, back, joined, box) {
    const n = points.length / 2;
    for (let k = joined ? 1 : 0; k < n; k++) {
      const at = 2 * (back ? n - 1 - k : k);
      const x = points[at],
        y = points[at + 1];
      if (k === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      if (box) {
        if (x < box[0]) box[0] = x;
        if (y < box[1]) box[1] = y;
        if (x > box[2]) box[2] = x;
        if (y > box[3]) box[3] = y;
      }
    }
  }

  /** Rings of an area; filled even-odd, so that holes and islands need no order. */
  function polygon(rings, arcs, path, box) {
    for (const ring of rings) {
      ring.forEach((index, k) => {
        const back = index < 0;
        trace(path, arcs[back ? ~index : index], back, k > 0, box);
      });
      path.closePath();
    }
  }

  function lines(indices, arcs) {
    const path = new Path2D();
    for (const index of indices ?? []) trace(path, arcs[index < 0 ? ~index : index], false, false);
    return path;
  }

  /**
   * Read the base map's JSON.
   * @param {(lon: number, lat: number) => [number, number]} project to kilometres
   */
  function read(json, project) {
    const arcs = json.arcs.map((arc) => unroll(arc, json, project));
    const areas = new Map();
    const scope = new Path2D(),
      other = new Path2D();
    for (const raw of json.areas) {
      const path = new Path2D();
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      const rings = Array.isArray(raw.arcs[0]?.[0]) ? raw.arcs.flat() : raw.arcs;
      polygon(rings, arcs, path, box);
      const [x, y] = project(...raw.label);
      areas.set(raw.id, { ...raw, arcs: null, rings, path, box, x, y });
      if (raw.kind === "region") scope.addPath(path);
      if (raw.kind === "country" && !["UA", "RU"].includes(raw.id)) other.addPath(path);
    }
    const cities = json.cities.map((city) => {
      const [x, y] = project(city.lon, city.lat);
      return { ...city, x, y };
    });
    const kinds = Object.keys(json.lines);
    const countries = { UA: areas.get("UA"), RU: areas.get("RU") };
    return {
      areas,
      cities,
      scope,
      other,
      countries,
      arcs,
      indices: json.lines,
      lines: Object.fromEntries(kinds.map((kind) => [kind, lines(json.lines[kind], arcs)])),
    };
  }

  const WIDTHS = { international: [1.7, 1.2], regional: [0.8, 0.8], coast: [0.8, 0.8], outline: [1.1, 0.8] };

  function stroke(ctx, view, path, colour, [wide, thin], dash) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = (view.thin ? thin : wide) / view.k;
    ctx.lineJoin = "round";
    ctx.setLineDash((dash ?? []).map((d) => d / view.k));
    ctx.stroke(path);
    ctx.setLineDash([]);
  }

  /**
   * Draw sea, land, hatches, lines and outlines of the reported areas.
   * @param {{area: object, senders: boolean[], shade?: string}[]} reported
   */
  function draw(ctx, view, base, colours, reported, options) {
    const inKilometres = (paint) => {
      ctx.save();
      view.kilometres(ctx);
      paint();
      ctx.restore();
    };
    const hatch = (wanted) => {
      for (const { area, senders, shade } of reported) {
        if ((area.kind === "sea") !== wanted || !view.meets(area.box)) continue;
        ctx.save();
        view.kilometres(ctx);
        ctx.clip(area.path, "evenodd");
        view.pixels(ctx);
        if (shade) {
          ctx.fillStyle = shade;
          ctx.fillRect(0, 0, view.width, view.height);
        } else {
          geomap.hatch.draw(ctx, view, view.boxOf(area.box), senders, colours);
        }
        ctx.restore();
      }
    };
    if (!options.tiles) {
      ctx.fillStyle = colours.sea;
      ctx.fillRect(0, 0, view.width, view.height);
    }
    hatch(true);
    if (!options.tiles) {
      inKilometres(() => {
        ctx.fillStyle = colours["land-other"];
        ctx.fill(base.other, "evenodd");
        ctx.fillStyle = colours.land;
        ctx.fill(base.scope, "evenodd");
      });
    }
    hatch(false);
    inKilometres(() => {
      if (!options.tiles) {
        stroke(ctx, view, base.lines.regional, colours.regional, WIDTHS.regional);
        if (base.lines.crimea) {
          stroke(ctx, view, base.lines.crimea, colours.regional, WIDTHS.regional, options.crimeaDashed ? [4, 3] : null);
        }
        stroke(ctx, view, base.lines.coast, colours.coast, WIDTHS.coast);
      }
      for (const { area } of reported) {
        if (!view.meets(area.box) || area.kind === "sea") continue;
        stroke(ctx, view, area.path, colours.outline, WIDTHS.outline, area.approximate ? [5, 3] : null);
      }
      stroke(ctx, view, base.lines.international, colours.border, WIDTHS.international);
    });
  }

  return { read, draw };
})();
