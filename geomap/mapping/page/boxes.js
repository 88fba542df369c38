/** Boxes already taken in a view ([x0, y0, x1, y1] in pixels), in a grid so that asking is cheap. */
geomap.boxes = (() => {
  const CELL = 64;

  function create() {
    const cells = new Map();
    const each = ([x0, y0, x1, y1], visit) => {
      for (let cx = Math.floor(x0 / CELL); cx <= Math.floor(x1 / CELL); cx++) {
        for (let cy = Math.floor(y0 / CELL); cy <= Math.floor(y1 / CELL); cy++) {
          if (visit(cx * 100003 + cy)) return true;
        }
      }
      return false;
    };
    const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      add(box) {
        each(box, (key) => {
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push(box);
          return false;
        });
        return box;
      },
      /** Whether nothing stands there; `except` may overlap. */
      free: (box, except = null) =>
        !each(box, (key) => (cells.get(key) ?? []).some((other) => other !== except && meet(box, other))),
    };
  }

  /** A box around a point. */
  const around = (x, y, w, h) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2];

  return { create, around };
})();
