/**
 * Chips of reported areas: glyph, word, number at the label point, never a pointer. All chips of
 * a view have the same length, the longest at which none collides.
 */
geomap.chips = (() => {
  const LENGTHS = ["full", "word", "glyph"];
  const [ROW, PAD, GAP, CELL] = [19, 6, 5, 17];
  const OFFSETS = [[0, 0], [0, 12], [0, -12], [14, 0], [-14, 0], [0, 25], [0, -25], [25, 0], [-25, 0],
    [18, 18], [-18, 18], [18, -18], [-18, -18]];

  const word = (e) => {
    const { t } = geomap.words;
    const kind = t(`kind.${geomap.model.KINDS[e.kind]}`);
    if (e.look === 2) return `${kind} · ${t("disputed.short")}`;
    return e.look === 1 ? `${kind} · ${t("background")}` : kind;
  };
  const reports = (n) => geomap.words.t("reports.n", { n });

  /** What each row says: glyphs and words. Many kinds in one area: one row a sender. */
  function rowsOf(place, length) {
    if (place.entries.length > 3) {
      return [0, 1, 2].map((sender) => place.entries.filter((e) => e.sender === sender))
        .filter((some) => some.length)
        .map((some) => ({
          glyphs: some.slice(0, 4), strong: "",
          weak: reports(some.reduce((sum, e) => sum + e.n, 0)),
        }));
    }
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

  const nameOf = (place, length) =>
    (length === "glyph" ? geomap.names.short(place.area) : geomap.names.chip(place.area));

  /** Where an area's chip may stand in this view: its label point, else a point inside that shows. */
  function anchor(ctx, view, place) {
    const [x, y] = [view.x(place.x), view.y(place.y)];
    const [x0, y0, x1, y1] = view.shown;
    if (x > x0 && x < x1 && y > y0 && y < y1) return [x, y];
    let best = null;
    const centre = [(x0 + x1) / 2, (y0 + y1) / 2];
    ctx.save();
    for (let u = 1; u < 12; u++) {
      for (let v = 1; v < 10; v++) {
        const [px, py] = [x0 + (x1 - x0) * u / 12, y0 + (y1 - y0) * v / 10];
        ctx.setTransform(1, 0, 0, 1, 0, 0);
        if (!ctx.isPointInPath(place.area.path, view.kmX(px), view.kmY(py), "evenodd")) continue;
        const far = Math.hypot(px - centre[0], py - centre[1]);
        if (!best || far < best.far) best = { far, at: [px, py] };
      }
    }
    ctx.restore();
    return best?.at ?? null;
  }

  /** Try one length for all; the number of collisions left decides. */
  function attempt(ctx, view, places, length, marks) {
    const taken = geomap.boxes.create();
    const font = geomap.text.sans(12.5, 600);
    let clashes = 0;
    const chips = [];
    for (const { place, at } of places) {
      const size = measure(ctx, place, length);
      const name = place.area.kind === "sea" && length !== "full" && view.thin ? "" : nameOf(place, length);
      const nameWidth = name ? geomap.text.width(ctx, name, font) : 0;
      const boxesAt = (x, y, below = false) => ({
        chip: [x - size.w / 2 - 1, y - size.h / 2 - 1, x + size.w / 2 + 1, y + size.h / 2 + 1],
        name: below
          ? [x - nameWidth / 2, y + size.h / 2 + 2, x + nameWidth / 2, y + size.h / 2 + 17]
          : [x - nameWidth / 2, y - size.h / 2 - 14, x + nameWidth / 2, y - size.h / 2],
      });
      const cost = (boxes, reach) =>
        (marks.free(boxes.chip) ? 0 : 40) + (taken.free(boxes.chip) ? 0 : 40) +
        (marks.free(boxes.name) ? 0 : 12) + (taken.free(boxes.name) ? 0 : 12) + reach / 10;
      let best = null;
      for (const [dx, dy] of OFFSETS) {
        for (const below of [false, true]) {
          const boxes = boxesAt(at[0] + dx, at[1] + dy, below);
          const price = cost(boxes, Math.hypot(dx, dy) + (below ? 22 : 0));
          if (!best || price < best.price) best = { price, boxes, below, x: at[0] + dx, y: at[1] + dy };
        }
      }
      const lost = best.price >= 12;
      if (lost) clashes++;
      taken.add(best.boxes.chip);
      const named = name && taken.free(best.boxes.name, best.boxes.chip) && marks.free(best.boxes.name);
      if (named) taken.add(best.boxes.name);
      chips.push({ place, size, ...best, name: named ? name : "", length });
    }
    return { chips, clashes };
  }

  /**
   * Place the chips of all reported areas in the view.
   * @param {object} marks boxes of the point marks, which chips avoid
   */
  function arrange(ctx, view, areas, marks) {
    const places = areas
      .filter((place) => place.area && view.meets(place.area.box))
      .map((place) => ({ place, at: anchor(ctx, view, place) }))
      .filter(({ at }) => at)
      .sort((a, b) => extent(a.place) - extent(b.place));
    let result = null;
    for (const length of LENGTHS) {
      const next = attempt(ctx, view, places, length, marks);
      if (!result || next.clashes < result.clashes) result = next;
      if (!next.clashes) break;
    }
    return result?.chips ?? [];
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
        geomap.glyphs.draw(ctx, colours, e.kind, e.sender, at, ry, 11.5,
          { disputed: e.look === 2, background: e.look === 1 });
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
      geomap.text.draw(ctx, letter, at + CELL / 2 - 0.5, top + size.h / 2 + 0.5,
        { font: sans(12, 600), colour: colours.ink, align: "center" });
    });
    if (chip.name) {
      const sea = place.area.kind === "sea";
      geomap.text.draw(ctx, chip.name, x, chip.below ? top + size.h + 9 : top - 7, {
        font: sea ? geomap.text.sea(15.5) : sans(12.5, 600), lean: sea, align: "center",
        colour: sea ? colours["label-sea"] : colours.ink, halo: sea ? colours.sea : colours.land,
      });
    }
  }

  return { arrange, draw };
})();
