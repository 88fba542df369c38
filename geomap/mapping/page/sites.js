/**
 * Marks at points: one glyph for an incident, a pill with a number where several stand at one
 * place or would hide each other, a dashed circle of true radius for "near".
 */
geomap.sites = (() => {
  /** More marks than this in one view hide the map: the caller draws dots instead. */
  const MOST = 260;

  const sizeOf = (view, kind) => (view.embed ? 15 : view.thin ? 17 : kind === 3 ? 19 : 21);

  /** Merge sites whose marks would hide each other at this zoom. */
  function merge(view, sites) {
    const reach = view.thin ? 15 : 18;
    const cells = new Map();
    const found = [];
    const inView = sites
      .map((site) => ({ site, x: view.x(site.x), y: view.y(site.y) }))
      .filter(({ x, y }) => x > -40 && y > -40 && x < view.width + 40 && y < view.height + 40)
      .sort((a, b) => b.site.n - a.site.n || a.site.row - b.site.row);
    for (const at of inView) {
      const [cx, cy] = [Math.floor(at.x / reach), Math.floor(at.y / reach)];
      let host = null;
      for (let u = cx - 1; u <= cx + 1 && !host; u++) {
        for (let v = cy - 1; v <= cy + 1 && !host; v++) {
          host = (cells.get(u * 100003 + v) ?? []).find((m) => Math.hypot(m.x - at.x, m.y - at.y) < reach) ?? null;
        }
      }
      if (host) {
        host.sites.push(at.site);
        continue;
      }
      const mark = { x: at.x, y: at.y, sites: [at.site] };
      const key = cx * 100003 + cy;
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(mark);
      found.push(mark);
    }
    return found;
  }

  /** Glyphs, number and size of a mark. */
  function shape(ctx, view, mark) {
    const { sites } = mark;
    mark.n = sites.reduce((sum, site) => sum + site.n, 0);
    mark.entries = sites.flatMap((site) => site.entries);
    mark.letters = [...new Set(sites.flatMap((site) => site.letters))].sort();
    mark.rows = sites.flatMap((site) => site.rows);
    const single = sites.length === 1 && sites[0].incidents.size <= 1 && mark.entries.length === 1;
    if (single) {
      mark.size = sizeOf(view, mark.entries[0].kind);
      mark.box = geomap.boxes.around(mark.x, mark.y, mark.size + 2, mark.size + 2);
      return mark;
    }
    mark.glyphs = distinct(mark.entries);
    mark.text = geomap.words.t("reports.n", { n: mark.n });
    const w = geomap.text.width(ctx, mark.text, geomap.text.sans(12.5, 600));
    mark.pill = { w: 20 + mark.glyphs.length * 16 + 2 + w, h: 24 };
    mark.box = geomap.boxes.around(mark.x, mark.y, mark.pill.w + 2, mark.pill.h + 2);
    return mark;
  }

  /** One glyph a sender: its most reported kind. */
  function distinct(entries) {
    return [0, 1, 2]
      .map((sender) => entries.filter((e) => e.sender === sender).sort((a, b) => a.look - b.look || b.n - a.n)[0])
      .filter(Boolean);
  }

  /** Marks of the view, or null when there are too many to tell apart. */
  function arrange(ctx, view, sites, taken) {
    const marks = merge(view, sites);
    const [x0, y0, x1, y1] = view.shown;
    const shown = marks.filter((m) => m.x > x0 && m.x < x1 && m.y > y0 && m.y < y1);
    if (shown.length > MOST) return null;
    const apart = spread(
      ctx,
      view,
      marks.map((mark) => shape(ctx, view, mark)),
    );
    for (const mark of apart) taken.add(mark.box);
    return apart;
  }

  /** A pill takes in what it would cover, until none covers another mark. */
  function spread(ctx, view, marks) {
    for (let round = 0; round < 6; round++) {
      const taken = geomap.boxes.create(),
        kept = [];
      let merged = 0;
      for (const mark of marks) {
        const over = taken.free(mark.box)
          ? null
          : kept.find((other) => (other.pill || mark.pill) && overlap(other.box, mark.box));
        if (!over) {
          kept.push(mark);
          taken.add(mark.box);
          continue;
        }
        over.sites.push(...mark.sites);
        shape(ctx, view, over);
        merged++;
      }
      marks = kept;
      if (!merged) break;
    }
    return marks;
  }

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /** What stands beside a single mark: place, then kind and target. */
  function captionOf(mark, model) {
    const { t, term } = geomap.words;
    const [site] = mark.sites;
    const event = model.event(site.row);
    const name = geomap.names.ofEvent(event);
    if (mark.pill) return { name, detail: "" };
    const e = mark.entries[0];
    const parts = [t(`kind.${geomap.model.KINDS[e.kind]}`)];
    if (event.target && event.target !== "other") parts.push(term("targets", event.target));
    let detail = parts.join(", ");
    if (e.n > 1) detail += ` · ${t("reports.n", { n: e.n })}`;
    if (e.look === 2) detail += ` · ${disputed(event)}`;
    else if (e.look) detail += ` · ${t(geomap.glyphs.state(e.look))}`;
    if (site.radius) detail = `${t("near")} · ${detail}`;
    return { name: short(name), detail: short(detail) };
  }

  const LONGEST = 44;
  const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

  const disputed = (event) =>
    event.disputed_by
      ? geomap.words.t("disputed.by", { who: geomap.words.term("claimants", event.disputed_by) })
      : geomap.words.t("disputed.short");

  /** Find room for the captions: right, left, above, below; else the name alone; else none. */
  function caption(ctx, view, marks, model, taken) {
    const big = geomap.text.sans(view.thin ? 13 : 14, 600),
      small = geomap.text.sans(11.5);
    for (const mark of marks) {
      if (mark.sites.length > 1) continue;
      const { name, detail } = captionOf(mark, model);
      const half = (mark.pill ? mark.pill.w : mark.size) / 2 + 5;
      for (const lines of view.thin || !detail ? [[name]] : [[name, detail], [name]]) {
        const w = Math.max(
          geomap.text.width(ctx, lines[0], big),
          lines[1] ? geomap.text.width(ctx, lines[1], small) : 0,
        );
        const h = lines.length * 13 + 3;
        const spots = [
          ["left", mark.x + half, mark.y],
          ["right", mark.x - half, mark.y],
          ["center", mark.x, mark.y - half - h / 2 + 3],
          ["center", mark.x, mark.y + half + h / 2 - 3],
        ];
        const spot = spots
          .map(([align, x, y]) => {
            const left = align === "left" ? x : align === "right" ? x - w : x - w / 2;
            return { align, x, y, box: [left, y - h / 2, left + w, y + h / 2] };
          })
          .find(({ box }) => box[0] > view.shown[0] - 40 && box[2] < view.shown[2] && taken.free(box, mark.box));
        if (!spot) continue;
        taken.add(spot.box);
        mark.caption = { lines, ...spot };
        break;
      }
    }
  }

  function drawCircle(ctx, view, mark, colours) {
    for (const site of mark.sites) {
      if (!site.radius) continue;
      const r = site.radius * view.k;
      if (r < 6) continue;
      ctx.beginPath();
      ctx.arc(view.x(site.x), view.y(site.y), r, 0, 2 * Math.PI);
      ctx.setLineDash([4, 3]);
      ctx.lineWidth = 1.3;
      ctx.strokeStyle = colours.outline;
      ctx.stroke();
      ctx.setLineDash([]);
    }
  }

  function draw(ctx, view, mark, colours, lit) {
    const { x, y } = mark;
    if (mark.pill) {
      const { w, h } = mark.pill;
      const [left, top] = [Math.round(x - w / 2) + 0.5, Math.round(y - h / 2) + 0.5];
      ctx.beginPath();
      ctx.roundRect(left, top, Math.round(w), h, h / 2);
      ctx.fillStyle = colours.chip;
      ctx.fill();
      ctx.lineWidth = lit ? 2 : 1.2;
      ctx.strokeStyle = colours.ink;
      ctx.stroke();
      let at = left + 17;
      for (const e of mark.glyphs) {
        geomap.glyphs.draw(ctx, colours, e.kind, e.sender, at, y, 13, geomap.glyphs.signs(e.look));
        at += 16;
      }
      geomap.text.draw(ctx, mark.text, at - 4, y + 0.5, { font: geomap.text.sans(12.5, 600), colour: colours.ink });
    } else {
      const e = mark.entries[0];
      if (lit) {
        ctx.beginPath();
        ctx.arc(x, y, mark.size / 2 + 7, 0, 2 * Math.PI);
        ctx.fillStyle = colours.chip;
        ctx.globalAlpha = 0.6;
        ctx.fill();
        ctx.globalAlpha = 1;
        ctx.lineWidth = 1.8;
        ctx.strokeStyle = colours.ink;
        ctx.stroke();
      }
      geomap.glyphs.draw(ctx, colours, e.kind, e.sender, x, y, mark.size, {
        casing: 2,
        ...geomap.glyphs.signs(e.look),
      });
    }
    const cap = mark.caption;
    if (!cap) return;
    const style = { halo: colours.land, align: cap.align, around: 3.5 };
    const top = cap.y - (cap.lines.length - 1) * 6.5;
    geomap.text.draw(ctx, cap.lines[0], cap.x, top, {
      ...style,
      font: geomap.text.sans(view.thin ? 13 : 14, 600),
      colour: colours.ink,
    });
    if (cap.lines[1]) {
      geomap.text.draw(ctx, cap.lines[1], cap.x, top + 14, {
        ...style,
        font: geomap.text.sans(11.5),
        colour: colours.ink,
      });
    }
  }

  return { arrange, caption, drawCircle, draw, captionOf, disputed };
})();
