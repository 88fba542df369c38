/**
 * Many thousand points: one small square a cell of the screen, solid for Russia, with a hole for
 * Ukraine, slit for not stated; where both stand in one cell, side by side. Its size says how many
 * reports, in four steps; never more than half of the ground is covered, so that it is no fill.
 */
geomap.dots = (() => {
  const CELL = 12;
  /** Lower ends of the steps, and the side of the square. */
  const STEPS = [
    [1, 3],
    [10, 5],
    [100, 7],
    [1000, 8],
  ];
  const sideOf = (n) => STEPS.filter(([low]) => n >= low).at(-1)[1];

  /** Count rows by cell and sender for this view. */
  function bin(view, model, rows) {
    const across = Math.ceil(view.width / CELL),
      down = Math.ceil(view.height / CELL);
    const counts = new Uint32Array(across * down * 3);
    const { x, y, sender } = model;
    const a = view.k / CELL,
      bx = view.ox / CELL,
      by = view.oy / CELL;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      const cx = Math.floor(bx + a * x[i]),
        cy = Math.floor(by - a * y[i]);
      if (cx < 0 || cy < 0 || cx >= across || cy >= down) continue;
      counts[(cy * across + cx) * 3 + sender[i]]++;
    }
    return { across, down, counts, cell: CELL };
  }

  /** A colour of the palette as a pixel. */
  function pixel(hex) {
    const n = parseInt(hex.slice(1), 16);
    return (0xff000000 | ((n & 0xff) << 16) | (n & 0xff00) | (n >> 16)) >>> 0;
  }

  let kept = null;
  /** One picture for all drawings of a size: a new one each time is work for the collector. */
  function canvasImage(ctx, width, height) {
    if (kept?.width === width && kept.height === height) kept.data.fill(0);
    else kept = ctx.createImageData(width, height);
    return kept;
  }

  /** Small squares, written as pixels: fifty thousand of them take a few milliseconds. */
  function draw(ctx, view, grid, colours) {
    const { across, down, counts, cell } = grid;
    const width = ctx.canvas.width,
      height = ctx.canvas.height,
      ratio = view.ratio;
    const image = canvasImage(ctx, width, height);
    const pixels = new Uint32Array(image.data.buffer);
    const inks = ["ru", "ua", "none"].map((name) => pixel(colours[name])),
      paper = pixel(colours.chip);
    const fill = (x, y, w, h, ink) => {
      const [x0, y0] = [Math.round(x * ratio), Math.round(y * ratio)];
      const [x1, y1] = [Math.min(width, Math.round((x + w) * ratio)), Math.min(height, Math.round((y + h) * ratio))];
      for (let row = y0; row < y1; row++) pixels.fill(ink, row * width + x0, row * width + x1);
    };
    for (let at = 0; at < across * down; at++) {
      const [ru, ua, none] = [counts[at * 3], counts[at * 3 + 1], counts[at * 3 + 2]];
      if (!ru && !ua && !none) continue;
      const side = sideOf(ru + ua + none);
      const x = (at % across) * cell + (cell - side) / 2,
        y = Math.floor(at / across) * cell + (cell - side) / 2;
      const part = side / ((ru ? 1 : 0) + (ua ? 1 : 0) + (none ? 1 : 0));
      let left = x;
      [ru, ua, none].forEach((n, sender) => {
        if (!n) return;
        fill(left, y, part, side, inks[sender]);
        left += part;
      });
      if (ua && !ru && !none)
        fill(x + Math.floor(side / 3), y + Math.floor(side / 3), Math.ceil(side / 3), Math.ceil(side / 3), paper);
      if (none && !ru && !ua) fill(x + side / 2 - 0.5, y, 1, side, paper);
    }
    ctx.putImageData(image, 0, 0);
  }

  /** Reports by sender in the cell under a pixel, null where there is none. */
  function at(grid, px, py) {
    const cx = Math.floor(px / grid.cell),
      cy = Math.floor(py / grid.cell);
    if (cx < 0 || cy < 0 || cx >= grid.across || cy >= grid.down) return null;
    const from = (cy * grid.across + cx) * 3;
    const senders = [...grid.counts.subarray(from, from + 3)];
    return senders.some(Boolean) ? { senders, cx, cy } : null;
  }

  /** The first rows of a cell. */
  function rowsAt(view, model, rows, { cx, cy }, most = 200) {
    const found = [];
    for (const i of rows) {
      if (Math.floor(view.x(model.x[i]) / CELL) === cx && Math.floor(view.y(model.y[i]) / CELL) === cy) {
        found.push(i);
        if (found.length === most) break;
      }
    }
    return found;
  }

  return { bin, draw, at, rowsAt, STEPS };
})();
