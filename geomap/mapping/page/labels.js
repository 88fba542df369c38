/** Names on the ground: seas, countries, regions, cities, each only where there is room. */
geomap.labels = (() => {
  /** Where else a wide name may stand, from its label point. */
  const SLIDES = [
    [0, 0],
    [0, 24],
    [0, -24],
    [40, 0],
    [-40, 0],
    [60, 30],
    [-60, 30],
    [0, 48],
    [90, 0],
    [-90, 0],
    [0, -60],
    [0, 80],
  ];
  const NUDGES = [
    [0, 0],
    [0, 10],
    [0, -10],
  ];

  const upper = (text) => text.toLocaleUpperCase(geomap.words.lang);
  const widthOf = (area, view) => (area.box[2] - area.box[0]) * view.k;

  /** One name: role is its colour, halo the colour around it. */
  const label = (view, at, text, style) => ({ text, x: view.x(at.x), y: view.y(at.y), spots: NUDGES, ...style });

  function seas(view, areas, reported) {
    const size = view.thin ? 14 : 19;
    return areas
      .filter((area) => area.kind === "sea" && !reported.has(area.id) && widthOf(area, view) >= 110)
      .map((area) =>
        label(view, area, geomap.names.area(area), {
          font: geomap.text.sea(size),
          tracking: view.thin ? 1 : 2,
          role: "label-sea",
          halo: "sea",
          lean: true,
          h: size + 4,
          spots: SLIDES,
        }),
      );
  }

  function crimea(view, area) {
    return label(view, area, upper(geomap.names.short(area)), {
      font: geomap.text.sans(view.thin ? 10 : 11.5),
      tracking: 1.4,
      role: "label-region",
      halo: "land",
      h: 14,
      under: geomap.words.t("crimea.annexed"),
      area,
    });
  }

  /** Cities from the largest; more of them the closer the view. */
  function cities(view, base, reported, named) {
    if (view.thin && view.k < 0.5) return [];
    const least = view.k > 3 ? 0 : view.k > 1.5 ? 40_000 : view.k > 0.8 ? 150_000 : 300_000;
    return base.cities
      .filter(
        (city) => (city.population >= least || city.capital) && !named.has(city.name.en) && !reported.has(city.seat_of),
      )
      .sort((a, b) => b.population - a.population)
      .map((city) =>
        label(view, city, geomap.words.pick(city.name), {
          font: geomap.text.sans(11, city.capital ? 600 : 400),
          role: "ink-2",
          halo: "land",
          h: 14,
          dot: city.capital ? 2.4 : 1.8,
        }),
      );
  }

  function regions(view, areas, reported) {
    if (view.thin) return [];
    return areas
      .filter(
        (area) => area.kind === "region" && area.id !== "UA-43" && !reported.has(area.id) && widthOf(area, view) >= 70,
      )
      .map((area) =>
        label(view, area, upper(geomap.names.short(area)), {
          font: geomap.text.sans(9.5),
          tracking: 1.1,
          role: "label-region",
          halo: "land",
          h: 12,
          area,
        }),
      );
  }

  function countries(view, areas) {
    return areas
      .filter((area) => area.kind === "country" && (area.rings.length === 0 || widthOf(area, view) >= 90))
      .map((area) =>
        label(view, area, upper(geomap.names.area(area)), {
          font: geomap.text.sans(view.thin ? 10.5 : 12.5),
          tracking: area.rings.length ? 4 : 5,
          role: "label-region",
          halo: area.rings.length ? "land-other" : "land",
          h: 15,
          spots: SLIDES,
        }),
      );
  }

  /** Places that a name may take: beside the dot of a city, else around its point. */
  function spotsOf(one, w) {
    const h = one.under ? one.h + 12 : one.h;
    const spots = one.dot
      ? [
          ["left", 5, 0],
          ["right", -5, 0],
          ["center", 0, -9],
          ["center", 0, 9],
        ]
      : one.spots.map(([dx, dy]) => ["center", dx, dy]);
    return spots.map(([align, dx, dy]) => {
      const x = one.x + dx,
        y = one.y + dy;
      const left = align === "left" ? x : align === "right" ? x - w : x - w / 2;
      const box = [left - 2, y - one.h / 2, left + w + 2, y - one.h / 2 + h];
      if (one.dot) {
        box[0] = Math.min(box[0], one.x - 3);
        box[2] = Math.max(box[2], one.x + 3);
      }
      return { align, at: [x, y], box };
    });
  }

  /** Whether a box is cut by the edge of the view. */
  function whole({ shown: [x0, y0, x1, y1] }, [left, top, right, bottom]) {
    const outside = right <= x0 || left >= x1 || bottom <= y0 || top >= y1;
    return outside || (left >= x0 && right <= x1 && top >= y0 && bottom <= y1);
  }

  /**
   * Find room for names, most important first: seas, mentioned places (they have captions of
   * their own), Crimea, cities, regions, countries.
   * @param {Set<string>} reported ids of areas with a chip (their grey names stay away)
   * @param {Set<string>} named English names of places with a caption of their own
   */
  function arrange(ctx, view, base, taken, reported, named) {
    const areas = [...base.areas.values()];
    const peninsula = base.areas.get("UA-43");
    const wanted = [
      ...seas(view, areas, reported),
      ...(peninsula && !reported.has("UA-43") ? [crimea(view, peninsula)] : []),
      ...cities(view, base, reported, named),
      ...regions(view, areas, reported),
      ...countries(view, areas),
    ].filter(({ x, y }) => x > 0 && y > 0 && x < view.width && y < view.height);
    const placed = [],
      written = new Set();
    for (const one of wanted) {
      // A region whose seat is shown under the same name needs no grey one.
      if (one.area && written.has(upper(one.text))) continue;
      const spot = spotsOf(one, geomap.text.width(ctx, one.text, one.font, one.tracking ?? 0)).find(
        ({ box }) => whole(view, box) && taken.free(box),
      );
      if (!spot) continue;
      taken.add(spot.box);
      written.add(upper(one.text));
      placed.push({ ...one, ...spot });
    }
    return placed;
  }

  function draw(ctx, placed, colours) {
    for (const one of placed) {
      if (one.dot) {
        ctx.beginPath();
        ctx.arc(one.x, one.y, one.dot, 0, 2 * Math.PI);
        ctx.fillStyle = colours[one.role];
        ctx.fill();
      }
      const [x, y] = one.at;
      const style = {
        font: one.font,
        colour: colours[one.role],
        halo: colours[one.halo],
        around: 2.5,
        tracking: one.tracking,
        lean: one.lean,
      };
      geomap.text.draw(ctx, one.text, x, y, { ...style, align: one.align });
      if (one.under)
        geomap.text.draw(ctx, one.under, x, y + 12, {
          ...style,
          font: geomap.text.sans(10.5),
          tracking: 0,
          align: "center",
        });
    }
  }

  return { arrange, draw };
})();
