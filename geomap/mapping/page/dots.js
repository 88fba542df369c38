/**
 * Many thousand points: one small mark a cell of the screen, solid for Russia, with a hole for
 * Ukraine, slit for not stated; where both stand in one cell, side by side. A cell says where
 * something was reported, its tooltip how much.
 */
geomap.dots = (() => {
  const CELL = 8;

  /** Count rows by cell and sender for this view. */
  function bin(view, model, rows) {
    const across = Math.ceil(view.width / CELL), down = Math.ceil(view.height / CELL);
    const counts = new Uint32Array(across * down * 3);
    const { x, y, sender } = model;
    const a = view.k / CELL, bx = view.ox / CELL, by = view.oy / CELL;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      const cx = Math.floor(bx + a * x[i]), cy = Math.floor(by - a * y[i]);
      if (cx < 0 || cy < 0 || cx >= across || cy >= down) continue;
      counts[(cy * across + cx) * 3 + sender[i]]++;
    }
    return { across, down, counts, cell: CELL };
  }

  /** Small squares: drawn by rectangles, a hundred times faster than paths. */
  function draw(ctx, grid, colours) {
    const { across, down, counts, cell } = grid;
    const side = cell - 2;
    const names = ["ru", "ua", "none"];
    for (let sender = 0; sender < 3; sender++) {
      ctx.fillStyle = colours[names[sender]];
      for (let at = 0; at < across * down; at++) {
        if (!counts[at * 3 + sender]) continue;
        const others = [0, 1, 2].filter((s) => counts[at * 3 + s]);
        const x = (at % across) * cell + 1, y = Math.floor(at / across) * cell + 1;
        const part = side / others.length, left = x + part * others.indexOf(sender);
        ctx.fillRect(left, y, part, side);
      }
    }
    ctx.fillStyle = colours.chip;
    for (let at = 0; at < across * down; at++) {
      if (counts[at * 3] || counts[at * 3 + 2]) continue;
      if (counts[at * 3 + 1]) {
        ctx.fillRect((at % across) * cell + 3, Math.floor(at / across) * cell + 3, side - 4, side - 4);
      }
    }
  }

  /** Reports by sender in the cell under a pixel, null where there is none. */
  function at(grid, px, py) {
    const cx = Math.floor(px / grid.cell), cy = Math.floor(py / grid.cell);
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

  return { bin, draw, at, rowsAt };
})();
