/**
 * Unpacks the events: twin of mapping/columns.py, where the format is written down.
 * Columns are decoded when they are first asked for.
 */
geomap.columns = (() => {
  /** Day number of a missing date in a column's `data`. */
  const NO_DAY = -2147483648;

  function bytesOf(base64) {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64), bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  /** @param {string} base64 @returns {Promise<Uint8Array>} the bytes before gzip */
  async function inflate(base64) {
    const packed = bytesOf(base64);
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** @returns {any} the JSON of a data block of the page, null where there is none */
  function block(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  }

  /** Codes of one column from its byte planes. */
  function codesOf(entry, bytes) {
    const { rows, width } = entry;
    const Codes = width === 1 ? Uint8Array : width === 2 ? Uint16Array : Uint32Array;
    if (width > 4) return wideCodesOf(entry, bytes);
    let codes = new Codes(rows);
    for (let plane = 0; plane < width; plane++) {
      const shift = 8 * plane, from = plane * rows;
      for (let i = 0; i < rows; i++) codes[i] |= bytes[from + i] << shift;
    }
    if (!entry.delta) return codes;
    const sums = new Uint32Array(rows);
    for (let i = 0, sum = 0; i < rows; i++) {
      const step = codes[i];
      sum += step & 1 ? -((step >>> 1) + 1) : step >>> 1;
      sums[i] = sum;
    }
    return sums;
  }

  /** Numbers beyond 32 bits: counts that no report should hold, kept exact all the same. */
  function wideCodesOf(entry, bytes) {
    const { rows, width } = entry;
    const codes = new Float64Array(rows);
    for (let i = 0, sum = 0; i < rows; i++) {
      let code = 0;
      for (let plane = width - 1; plane >= 0; plane--) code = code * 256 + bytes[plane * rows + i];
      if (entry.delta) code = sum += code % 2 ? -(code + 1) / 2 : code / 2;
      codes[i] = code;
    }
    return codes;
  }

  /** One code a row from one code for each code of the parent. */
  function spread(own, parent) {
    const codes = new own.constructor(parent.length);
    for (let i = 0; i < parent.length; i++) codes[i] = own[parent[i]];
    return codes;
  }

  /** Codes from their differences to a partner's codes. */
  function besides(own, partner) {
    const codes = new Float64Array(own.length);
    for (let i = 0; i < own.length; i++) {
      const step = own[i] - 1;
      if (step >= 0) codes[i] = partner[i] + (step % 2 ? -(step + 1) / 2 : step / 2);
    }
    return codes;
  }

  /** ISO day of a day number. */
  const isoDay = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

  /**
   * One column. `at(i)` gives the value or null: strings, numbers, booleans, dates as ISO days.
   * Text has `codes` and `dict` (dict[0] is null), numbers `data` (Float64Array, NaN is null),
   * dates `data` (Int32Array of days since 1970, NO_DAY is null), booleans `codes` (0, 1, 2).
   */
  class Column {
    #table; #entry; #bytes; #codes; #data;

    constructor(table, entry, bytes) {
      this.#table = table;
      this.#entry = entry;
      this.#bytes = bytes;
      this.type = entry.type;
      if (entry.type === "text") this.dict = entry.dict;
    }

    get codes() {
      if (!this.#codes) {
        const { by, minus } = this.#entry;
        const other = (name) => this.#table.own(name).codes;
        let own = codesOf(this.#entry, this.#bytes);
        if (by) own = spread(own, other(by));
        this.#codes = minus ? besides(own, other(minus)) : own;
      }
      return this.#codes;
    }

    get data() {
      if (this.#data || this.type === "text" || this.type === "bool") return this.#data;
      const codes = this.codes, { base, scale = 1 } = this.#entry, n = codes.length;
      const date = this.type === "date";
      const data = date ? new Int32Array(n) : new Float64Array(n);
      for (let i = 0; i < n; i++) {
        data[i] = codes[i] ? (codes[i] - 1 + base) / scale : date ? NO_DAY : NaN;
      }
      return (this.#data = data);
    }

    at(i) {
      const code = this.codes[i];
      if (!code) return null;
      if (this.type === "text") return this.dict[code];
      if (this.type === "bool") return code === 2;
      const value = (code - 1 + this.#entry.base) / (this.#entry.scale ?? 1);
      return this.type === "date" ? isoDay(value) : value;
    }
  }

  /** A column that no event has a value for. */
  const empty = Object.freeze({ type: "none", at: () => null });

  /** The events: `n` rows, `names` of the columns that hold anything, `col(name)`. */
  class Table {
    #columns = new Map(); #apart = new Map();

    constructor(bytes) {
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      let from = 4 + view.getUint32(0, true);
      const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, from)));
      this.n = header.n;
      for (const entry of header.columns) {
        const size = entry.width * entry.rows;
        this.#columns.set(entry.name, new Column(this, entry, bytes.subarray(from, from + size)));
        from += size;
      }
      for (const name of header.apart) this.#apart.set(name, null);
      this.names = header.columns.filter((c) => c.type !== "mix").map((c) => c.name);
      this.names.push(...header.apart);
    }

    /** A column that another is written by. */
    own(name) {
      return this.#columns.get(name);
    }

    /** Column by name; one that nobody filled answers null everywhere. */
    col(name) {
      return this.#columns.get(name) ?? empty;
    }

    /** Whether the column's text is packed apart and not yet unpacked. */
    isApart(name) {
      return this.#apart.has(name) && !this.#columns.has(name);
    }

    /** Column by name, unpacked first where it is packed apart. @returns {Promise<Column>} */
    async text(name) {
      if (this.isApart(name)) {
        if (!this.#apart.get(name)) this.#apart.set(name, unpack(block(`geomap-text-${name}`).data));
        this.#columns.set(name, (await this.#apart.get(name)).col(name));
      }
      return this.col(name);
    }
  }

  /** @param {string} base64 data of a packed block @returns {Promise<Table>} */
  async function unpack(base64) {
    return new Table(await inflate(base64));
  }

  return { NO_DAY, block, inflate, unpack };
})();
