/**
 * Chips of reported areas: glyph, word, number at the label point, never a pointer. All chips of
 * a view have the same length, the longest at which none collides; where even glyphs do, what is
 * said of an area shares one row.
 */
geomap.chips = (() => {
  const LENGTHS = ["full", "word", "glyph", "row"];
  const [ROW, PAD, GAP, CELL] = [19, 6, 5, 17];
  /** Where else a chip may stand, from its label point: only inside the area's own outline. */
  const OFFSETS = [
    ...[0, 8, -8, 16, -16, 25, -25].flatMap((dy) => [0, 10, -10, 18, -18, 25, -25].map((dx) => [dx, dy])),
    [0, 36],
    [0, 48],
    [0, -36],
    [0, -48],
    [38, 0],
    [-38, 0],
    [32, 32],
    [-32, 32],
    [32, -32],
    [-32, -32],
    [18, 44],
    [-18, 44],
  ].sort((a, b) => Math.hypot(...a) - Math.hypot(...b));

  const word = (e) => {
    const { t } = geomap.words;
    const kind = t(`kind.${geomap.model.KINDS[e.kind]}`);
    const state = geomap.glyphs.state(e.look);
    return state ? `${kind} · ${t(state)}` : kind;
  };
  const reports = (n) => geomap.words.t("reports.n", { n });

  /** What each row says: glyphs and words. Many kinds in one area: one row a sender. */
  function rowsOf(place, length) {
    const told = (glyphs, some) => ({ glyphs, strong: "", weak: reports(some.reduce((sum, e) => sum + e.n, 0)) });
    const bySender = [0, 1, 2]
      .map((sender) => place.entries.filter((e) => e.sender === sender))
      .filter((some) => some.length);
    if (length === "row" && place.entries.length > 1)
      return [
        told(
          bySender.map((some) => some[0]),
          place.entries,
        ),
      ];
    if (place.entries.length > 3) return bySender.map((some) => told(some.slice(0, 4), some));
    return place.entries.map((e) => {
      const many = e.n > 1;
      if (length === "full") return { glyphs: [e], strong: word(e), weak: many ? reports(e.n) : "" };
      if (many) return { glyphs: [e], strong: "", weak: reports(e.n) };
      return { glyphs: [e], strong: length === "word" || e.look ? word(e) : "", weak: "" };
    });
  }

  /** Size and texts of one chip. */
  function measure(ctx, place, length) {
    const font = geomap.text.sans(11.5);
    const rows = rowsOf(place, length).map((row) => {
      const text = [row.strong, row.weak].filter(Boolean).join(" · ");
      const glyphs = row.glyphs.length * 11.5 + (row.glyphs.length - 1) * 3;
      const bare = !text && row.glyphs.length === 1;
      const w = bare ? 18 : 2 * PAD + glyphs + (text ? GAP + geomap.text.width(ctx, text, font) : 0);
      return { ...row, w, bare };
    });
    const sideways = length === "glyph" && rows.length > 1 && rows.every((row) => row.bare);
    const letters = place.letters.length ? CELL * place.letters.length - 2 : 0;
    const body = sideways ? rows.length * 18 : Math.max(...rows.map((row) => row.w));
    return { rows, sideways, letters, w: body + letters, h: sideways ? ROW : ROW * rows.length, body };
  }

  /** The shortest names lose "region", unless a mark of that name stands near. */
  function nameOf(place, length, named) {
    const short = geomap.names.short(place.area);
    return (length === "glyph" || length === "row") && !named.has(short) ? short : geomap.names.chip(place.area);
  }

  const fontOf = ({ area }) => (area.kind === "sea" ? geomap.text.sea(15.5) : geomap.text.sans(12.5, 600));

  /** Whether a pixel lies in an area. */
  const inside = (view, area, px, py) => area.holds(view.kmX(px), view.kmY(py));

  /** Where an area's chip may stand in this view: its label point, else a point inside that shows. */
  function anchor(view, place) {
    const [x, y] = [view.x(place.x), view.y(place.y)];
    const [x0, y0, x1, y1] = view.shown;
    if (x > x0 && x < x1 && y > y0 && y < y1) return [x, y];
    let best = null;
    const centre = [(x0 + x1) / 2, (y0 + y1) / 2];
    for (let u = 1; u < 12; u++) {
      for (let v = 1; v < 10; v++) {
        const [px, py] = [x0 + ((x1 - x0) * u) / 12, y0 + ((y1 - y0) * v) / 10];
        if (!inside(view, place.area, px, py)) continue;
        const far = Math.hypot(px - centre[0], py - centre[1]);
        if (!best || far < best.far) best = { far, at: [px, py] };
      }
    }
    return best?.at ?? null;
  }

  /** The boxes of a chip and its name at a point. */
  function boxesAt(size, nameWidth, x, y, below) {
    const { w, h } = size;
    return {
      chip: [x - w / 2 - 1, y - h / 2 - 1, x + w / 2 + 1, y + h / 2 + 1],
      name: below
        ? [x - nameWidth / 2, y + h / 2 + 2, x + nameWidth / 2, y + h / 2 + 17]
        : [x - nameWidth / 2, y - h / 2 - 14, x + nameWidth / 2, y - h / 2],
    };
  }

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const HARD = 40,
    SOFT = 12;

  /** What a spot costs: marks, other chips and names in the way, and the distance. */
  function price(boxes, others, marks, named) {
    let sum = (marks.free(boxes.chip) ? 0 : HARD) + (!named || marks.free(boxes.name) ? 0 : SOFT);
    for (const other of others) {
      if (overlap(boxes.chip, other.boxes.chip)) sum += HARD;
      if (named && overlap(boxes.name, other.boxes.chip)) sum += SOFT;
      if (other.text && overlap(boxes.chip, other.boxes.name)) sum += SOFT;
      if (named && other.text && overlap(boxes.name, other.boxes.name)) sum += SOFT;
    }
    return sum;
  }

  /**
   * The cheapest spot inside; they come from the nearest, so that most chips look no further.
   * Whether a spot lies inside takes longer to find out than what it costs, and so is asked last.
   */
  function best(chip, others, marks) {
    let found = null;
    for (const [dx, dy] of OFFSETS) {
      const far = Math.hypot(dx, dy) / 10;
      if (found && far >= found.sum) break;
      for (const below of chip.text ? [false, true] : [false]) {
        const [x, y] = [chip.at[0] + dx, chip.at[1] + dy];
        const boxes = boxesAt(chip.size, chip.nameWidth, x, y, below);
        const clash = price(boxes, others, marks, chip.text);
        const sum = clash + far + (below ? 6 : 0);
        if ((!found || sum < found.sum) && chip.within(dx, dy)) found = { sum, clash, boxes, below, x, y };
      }
    }
    return found;
  }

  /** Try one length for all: place one after the other, then let each look again. */
  function attempt(ctx, view, places, length, marks, named) {
    const chips = places.map(({ place, at, within }) => {
      const text = place.area.kind === "sea" && length !== "full" && view.thin ? "" : nameOf(place, length, named);
      return {
        place,
        at,
        within,
        text,
        length,
        size: measure(ctx, place, length),
        nameWidth: text ? geomap.text.width(ctx, text, fontOf(place)) : 0,
      };
    });
    const rounds = chips.length > 60 ? 1 : 4;
    for (let round = 0, moved = true; moved && round < rounds; round++) {
      moved = false;
      chips.forEach((chip, k) => {
        const others = round ? chips.filter((other) => other !== chip) : chips.slice(0, k);
        const spot = best(chip, others, marks);
        moved ||= spot.x !== chip.x || spot.y !== chip.y || spot.below !== chip.below;
        Object.assign(chip, spot);
      });
    }
    let clashes = 0;
    const names = geomap.boxes.create();
    chips.forEach((chip) => names.add(chip.boxes.chip));
    for (const chip of chips) {
      if (chip.clash >= SOFT) clashes += chip.clash;
      chip.name =
        chip.text && names.free(chip.boxes.name, chip.boxes.chip) && marks.free(chip.boxes.name) ? chip.text : "";
      if (chip.name) names.add(chip.boxes.name);
    }
    return { chips, clashes };
  }

  /**
   * Place the chips of all reported areas in the view.
   * @param {object} marks boxes of the point marks, which chips avoid
   * @param {Set<string>} named names that stand beside point marks
   */
  function arrange(ctx, view, areas, marks, named) {
    const places = areas
      .filter((place) => place.area && view.meets(place.area.box))
      .map((place) => ({ place, at: anchor(view, place) }))
      .filter(({ at }) => at)
      .map((found) => ({ ...found, within: within(view, found) }))
      .sort((a, b) => extent(a.place) - extent(b.place));
    let result = null;
    for (const length of LENGTHS) {
      const next = attempt(ctx, view, places, length, marks, named);
      if (!result || next.clashes < result.clashes) result = next;
      if (!next.clashes) break;
    }
    return result?.chips ?? [];
  }

  /** Tells whether a chip stands in its own area when it moves aside; the label point always does. */
  function within(view, { place, at }) {
    const known = new Map([["0,0", true]]);
    return (dx, dy) => {
      const key = `${dx},${dy}`;
      if (!known.has(key)) known.set(key, inside(view, place.area, at[0] + dx, at[1] + dy));
      return known.get(key);
    };
  }

  const extent = ({ area: { box } }) => (box[2] - box[0]) * (box[3] - box[1]);

  /** Draw one chip; `lit` when selected, hovered or a member of the total pointed at. */
  function draw(ctx, chip, colours, lit) {
    const { size, x, y, place } = chip;
    const [left, top] = [Math.round(x - size.w / 2) + 0.5, Math.round(y - size.h / 2) + 0.5];
    const { sans } = geomap.text;
    ctx.beginPath();
    ctx.roundRect(left, top, Math.round(size.w), size.h, 3);
    ctx.fillStyle = colours.chip;
    ctx.fill();
    ctx.lineWidth = lit ? 1.8 : 1;
    ctx.strokeStyle = lit ? colours.ink : colours["chip-line"];
    ctx.stroke();
    size.rows.forEach((row, k) => {
      const [rx, ry] = size.sideways ? [left + k * 18, top + ROW / 2] : [left, top + ROW * (k + 0.5)];
      let at = row.bare ? rx + (size.sideways || size.rows.length === 1 ? 9 : PAD + 5.75) : rx + PAD + 5.75;
      for (const e of row.glyphs) {
        geomap.glyphs.draw(ctx, colours, e.kind, e.sender, at, ry, 11.5, geomap.glyphs.signs(e.look));
        at += 14.5;
      }
      at += 5.75 - 14.5 + GAP;
      const font = sans(11.5);
      if (row.strong) {
        geomap.text.draw(ctx, row.strong, at, ry + 0.5, { font, colour: colours.ink });
        at += geomap.text.width(ctx, row.strong, font);
      }
      if (row.weak) {
        const weak = row.strong ? ` · ${row.weak}` : row.weak;
        geomap.text.draw(ctx, weak, at, ry + 0.5, { font, colour: colours["ink-2"] });
      }
    });
    place.letters.forEach((letter, k) => {
      const at = left + size.body + k * (CELL - 1);
      ctx.beginPath();
      ctx.moveTo(Math.round(at) + 0.5, top);
      ctx.lineTo(Math.round(at) + 0.5, top + size.h);
      ctx.lineWidth = 1;
      ctx.strokeStyle = colours["chip-line"];
      ctx.stroke();
      geomap.text.draw(ctx, letter, at + CELL / 2 - 0.5, top + size.h / 2 + 0.5, {
        font: sans(12, 600),
        colour: colours.ink,
        align: "center",
      });
    });
    if (chip.name) {
      const sea = place.area.kind === "sea";
      geomap.text.draw(ctx, chip.name, x, chip.below ? top + size.h + 9 : top - 7, {
        font: fontOf(place),
        lean: sea,
        align: "center",
        colour: sea ? colours["label-sea"] : colours.ink,
        halo: sea ? colours.sea : colours.land,
      });
    }
  }

  return { arrange, draw };
})();
