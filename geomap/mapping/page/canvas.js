/**
 * A Leaflet layer of two canvases that share one geometry: the ground (below layers that a user
 * adds) and the marks (above them). While the map moves or zooms the pictures move with it; they
 * are drawn anew when it rests, or when the drawn margin runs out.
 */
geomap.canvas = (() => {
  /** Drawn beyond each edge of the map, as a part of its size; what shows comes first. */
  const MARGIN = 0.25;
  const LATER_MS = 250;

  /** The geometry of one drawing: kilometres ↔ pixels of the canvas. */
  function viewOf(map, conic, margin) {
    const zoom = map.getZoom(),
      { crs } = map.options;
    const scale = crs.scale(zoom),
      unit = conic ? 1 : 1000;
    const o = crs.transformation.transform(L.point(0, 0), scale);
    const k = crs.transformation.transform(L.point(unit, 0), scale).x - o.x;
    const size = map.getSize();
    const pad = size.multiplyBy(margin).round();
    const corner = map.containerPointToLayerPoint(pad.multiplyBy(-1)).round();
    const start = o.subtract(map.getPixelOrigin()).subtract(corner);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    return {
      k,
      ox: start.x,
      oy: start.y,
      zoom,
      corner,
      pad,
      ratio,
      width: size.x + 2 * pad.x,
      height: size.y + 2 * pad.y,
      shown: [pad.x, pad.y, pad.x + size.x, pad.y + size.y],
      thin: size.x < 700,
      x(km) {
        return this.ox + this.k * km;
      },
      y(km) {
        return this.oy - this.k * km;
      },
      kmX(px) {
        return (px - this.ox) / this.k;
      },
      kmY(px) {
        return (this.oy - px) / this.k;
      },
      boxOf(b) {
        return [this.x(b[0]), this.y(b[3]), this.x(b[2]), this.y(b[1])];
      },
      meets(b) {
        const [x0, y0, x1, y1] = this.boxOf(b);
        return x1 > 0 && y1 > 0 && x0 < this.width && y0 < this.height;
      },
      /** Draw in units of so many kilometres. */
      scaled(ctx, unit) {
        const s = this.k * this.ratio * unit;
        ctx.setTransform(s, 0, 0, -s, this.ox * this.ratio, this.oy * this.ratio);
      },
      pixels(ctx) {
        ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
      },
    };
  }

  let Layer = null;

  /**
   * @param {{conic: boolean, draw: (ground: CanvasRenderingContext2D,
   *   marks: CanvasRenderingContext2D, targets: HTMLElement, view: object) => void}} options
   */
  function create(options) {
    Layer ??= L.Layer.extend({
      initialize(given) {
        L.setOptions(this, given);
      },

      onAdd(map) {
        const pane = (name, z) => {
          const node = map.getPane(name) ?? map.createPane(name);
          node.style.zIndex = z;
          return node;
        };
        const canvas = (parent) => {
          const node = L.DomUtil.create("canvas", "leaflet-zoom-animated", parent);
          node.setAttribute("aria-hidden", "true");
          // The map answers the pointer; layers that a user added lie below and must be reached.
          node.style.pointerEvents = "none";
          return node;
        };
        this._ground = canvas(pane("geomapGround", 250));
        this._marks = canvas(pane("geomapMarks", 610));
        this._targets = L.DomUtil.create("div", "targets", pane("geomapTargets", 620));
        this._margin = 0;
        this.refresh();
        setTimeout(() => {
          this._margin = MARGIN;
          // A movement that is under way ends in a drawing of its own.
          if (!this._moving) this.refresh();
        }, LATER_MS);
      },

      onRemove() {
        [this._ground, this._marks, this._targets].forEach((node) => node.remove());
      },

      getEvents() {
        return {
          movestart: () => {
            this._moving = true;
          },
          moveend: () => {
            this._moving = false;
            this.refresh();
          },
          resize: this.refresh,
          viewreset: this.refresh,
          zoomanim: this._animate,
          zoom: this._follow,
          move: this._watch,
        };
      },

      /** Draw everything anew for the present view. */
      refresh() {
        const map = this._map;
        if (!map || !map.getSize().x) return;
        const view = (this._view = viewOf(map, this.options.conic, this._margin));
        this._corner = map.layerPointToLatLng(view.corner);
        for (const canvas of [this._ground, this._marks]) {
          const [w, h] = [Math.round(view.width * view.ratio), Math.round(view.height * view.ratio)];
          if (canvas.width !== w || canvas.height !== h) {
            canvas.width = w;
            canvas.height = h;
            canvas.style.width = `${view.width}px`;
            canvas.style.height = `${view.height}px`;
          }
          L.DomUtil.setTransform(canvas, view.corner, 1);
        }
        L.DomUtil.setPosition(this._targets, view.corner);
        this._targets.hidden = false;
        const ground = this._ground.getContext("2d"),
          marks = this._marks.getContext("2d");
        for (const ctx of [ground, marks]) {
          view.pixels(ctx);
          ctx.clearRect(0, 0, view.width, view.height);
        }
        this.options.draw(ground, marks, this._targets, view);
      },

      _scaleTo(centre, zoom) {
        const corner = this._map._latLngToNewLayerPoint(this._corner, zoom, centre);
        const scale = this._map.getZoomScale(zoom, this._view.zoom);
        for (const canvas of [this._ground, this._marks]) L.DomUtil.setTransform(canvas, corner, scale);
        this._targets.hidden = scale !== 1;
      },

      _animate(event) {
        this._scaleTo(event.center, event.zoom);
      },

      _follow() {
        this._scaleTo(this._map.getCenter(), this._map.getZoom());
      },

      /** Dragged past the drawn margin: draw without waiting for the end of the movement. */
      _watch() {
        const { corner, pad } = this._view;
        const moved = this._map.containerPointToLayerPoint([0, 0]).subtract(corner).subtract(pad);
        const out = Math.abs(moved.x) > pad.x * 0.9 || Math.abs(moved.y) > pad.y * 0.9;
        if (!out || this._waiting || this._map.getZoom() !== this._view.zoom) return;
        this._waiting = requestAnimationFrame(() => {
          this._waiting = null;
          this.refresh();
        });
      },
    });
    return new Layer(options);
  }

  return { create };
})();
