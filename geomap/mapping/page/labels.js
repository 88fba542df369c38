/** Names on the ground: seas, countries, regions, cities, each only where there is room. */
geomap.labels = (() => {
  const COUNTRY = { UA: "UA", RU: "RU" };

  /** Everything that may be named here, most important first. */
  function candidates(ctx, view, base, reported, named) {
    const { sans, sea, width } = geomap.text;
    const out = [];
    const inside = (x, y) => x > 0 && y > 0 && x < view.width && y < view.height;
    const areas = [...base.areas.values()];
    for (const area of areas) {
      if (area.kind !== "sea" || reported.has(area.id)) continue;
      if ((area.box[2] - area.box[0]) * view.k < 110) continue;
      const size = view.thin ? 14 : 19;
      out.push({ text: geomap.names.area(area), x: view.x(area.x), y: view.y(area.y),
        font: sea(size), tracking: view.thin ? 1 : 2, role: "label-sea", halo: "sea", lean: true, h: size + 4, slide: true });
    }
    const seats = new Set([...reported]);
    const cities = base.cities
      .filter((city) => !named.has(city.name.en) && !seats.has(city.seat_of))
      .sort((a, b) => b.population - a.population);
    const least = view.k > 3 ? 0 : view.k > 1.5 ? 40_000 : view.k > 0.8 ? 150_000 : 300_000;
    const shownSeats = new Set(named);
    for (const city of cities) {
      if (city.population < least && !city.capital) continue;
      const [x, y] = [view.x(city.x), view.y(city.y)];
      if (!inside(x, y) || (view.thin && view.k < 0.5)) continue;
      out.push({ text: geomap.words.pick(city.name), x, y, font: sans(11, city.capital ? 600 : 400), role: "ink-2",
        halo: "land", h: 14, dot: true, city });
    }
    for (const area of areas) {
      if (area.kind !== "region" || reported.has(area.id)) continue;
      if (["UA-43"].includes(area.id)) continue;
      if ((area.box[2] - area.box[0]) * view.k < 70 || view.thin) continue;
      out.push({ text: geomap.names.short(area).toLocaleUpperCase(geomap.words.lang), x: view.x(area.x),
        y: view.y(area.y), font: sans(9.5), tracking: 1.1, role: "label-region", halo: "land", h: 12, area });
    }
    const crimea = base.areas.get("UA-43");
    if (crimea && !reported.has("UA-43")) {
      out.unshift({ text: geomap.names.short(crimea).toLocaleUpperCase(geomap.words.lang), x: view.x(crimea.x),
        y: view.y(crimea.y), font: sans(view.thin ? 10 : 11.5), tracking: 1.4, role: "label-region", halo: "land", h: 14,
        under: geomap.words.t("crimea.annexed") });
    }
    for (const area of areas) {
      if (area.kind !== "country" || (area.box[2] - area.box[0]) * view.k < 90) continue;
      out.push({ text: geomap.names.area(area).toLocaleUpperCase(geomap.words.lang), x: view.x(area.x),
        y: view.y(area.y), font: sans(view.thin ? 10.5 : 12.5), tracking: 4, role: "label-region", halo: "land-other", h: 15, slide: true });
    }
    for (const id of [COUNTRY.UA, COUNTRY.RU]) {
      const at = base.countries?.[id];
      if (!at) continue;
      out.push({ text: geomap.names.area(at).toLocaleUpperCase(geomap.words.lang), x: view.x(at.x), y: view.y(at.y),
        font: sans(view.thin ? 10.5 : 12.5), tracking: 5, role: "label-region", halo: "land", h: 15, slide: true });
    }
    return { list: out.filter(({ x, y }) => inside(x, y)), width, shownSeats };
  }

  /**
   * Draw the names for which there is room.
   * @param {Set<string>} reported ids of areas with a chip (their grey names stay away)
   * @param {Set<string>} named English names of places with a caption of their own
   */
  function draw(ctx, view, base, colours, taken, reported, named) {
    const { list, width } = candidates(ctx, view, base, reported, named);
    const written = new Set();
    for (const label of list) {
      const upper = label.text.toLocaleUpperCase(geomap.words.lang);
      if (label.area && written.has(upper)) continue;
      const w = width(ctx, label.text, label.font, label.tracking ?? 0);
      const spots = label.dot
        ? [["left", label.x + 5, label.y], ["right", label.x - 5, label.y],
          ["center", label.x, label.y - 9], ["center", label.x, label.y + 9]]
        : [[0, 0], ...(label.slide ? [[0, 24], [0, -24], [40, 0], [-40, 0], [60, 30], [-60, 30], [0, 48], [90, 0], [-90, 0], [0, -60], [0, 80]] : [[0, 10], [0, -10]])]
          .map(([dx, dy]) => ["center", label.x + dx, label.y + dy]);
      const h = label.under ? label.h + 12 : label.h;
      const spot = spots.map(([align, x, y]) => {
        const left = align === "left" ? x : align === "right" ? x - w : x - w / 2;
        const box = [left - 2, y - label.h / 2, left + w + 2, y - label.h / 2 + h];
        return { align, x, y, box: label.dot ? [Math.min(box[0], label.x - 3), box[1], Math.max(box[2], label.x + 3), box[3]] : box };
      }).find(({ box }) => taken.free(box));
      if (!spot) continue;
      taken.add(spot.box);
      written.add(upper);
      if (label.dot) {
        ctx.beginPath();
        ctx.arc(label.x, label.y, label.city.capital ? 2.4 : 1.8, 0, 2 * Math.PI);
        ctx.fillStyle = colours[label.role];
        ctx.fill();
      }
      const style = { font: label.font, colour: colours[label.role], halo: colours[label.halo], around: 2.5,
        tracking: label.tracking, lean: label.lean };
      geomap.text.draw(ctx, label.text, spot.x, spot.y, { ...style, align: spot.align });
      if (label.under) {
        geomap.text.draw(ctx, label.under, spot.x, spot.y + 12,
          { ...style, font: geomap.text.sans(10.5), tracking: 0, align: "center" });
      }
    }
  }

  return { draw };
})();
