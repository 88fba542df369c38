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
    const unpacker = new DecompressionStream("gzip");
    const writer = unpacker.writable.getWriter();
    // What goes wrong on the way in is told on the way out.
    writer.write(bytesOf(base64)).catch(() => {});
    writer.close().catch(() => {});
    const parts = [];
    for await (const part of unpacker.readable) parts.push(part);
    const bytes = new Uint8Array(parts.reduce((n, part) => n + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  /** @returns {any} the JSON of a data block of the page, null where there is none */
  function block(id) {
    const element = document.getElementById(id);
    return element ? JSON.parse(element.textContent) : null;
  }

  /** The base64 of a packed block, cut out: reading megabytes as JSON would copy them once more. */
  function packedIn(id) {
    const text = document.getElementById(id).textContent,
      from = text.indexOf('"data":"') + 8;
    return text.slice(from, text.indexOf('"', from));
  }

  /** Codes of one column from its byte planes. */
  function codesOf(entry, bytes) {
    const { rows, width } = entry;
    if (width > 4) return wideCodesOf(entry, bytes);
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => bytes.subarray(k * rows, (k + 1) * rows));
    let codes = a;
    if (width > 1) codes = width === 4 ? new Uint32Array(rows) : new Int32Array(rows);
    if (width === 2) for (let i = 0; i < rows; i++) codes[i] = a[i] | (b[i] << 8);
    if (width > 2) for (let i = 0; i < rows; i++) codes[i] = a[i] | (b[i] << 8) | (c[i] << 16);
    if (width === 4) for (let i = 0; i < rows; i++) codes[i] |= d[i] << 24;
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

  // A loop over a million rows is fast where the browser meets few types in it: one loop a type.
  function bytesAt(table, codes) {
    const n = codes.length,
      out = new Uint8Array(n);
    for (let i = 0; i < n; i++) out[i] = table[codes[i]];
    return out;
  }

  function intsAt(table, codes) {
    const n = codes.length,
      out = new Int32Array(n);
    for (let i = 0; i < n; i++) out[i] = table[codes[i]];
    return out;
  }

  function floatsAt(table, codes) {
    const n = codes.length,
      out = new Float32Array(n);
    for (let i = 0; i < n; i++) out[i] = table[codes[i]];
    return out;
  }

  /** `table[code]` for each code. */
  function pick(table, codes) {
    if (table instanceof Uint8Array) return bytesAt(table, codes);
    if (table instanceof Int32Array) return intsAt(table, codes);
    if (table instanceof Float32Array) return floatsAt(table, codes);
    return Float64Array.from(codes, (code) => table[code]);
  }

  /** Codes from their differences to a partner's codes. */
  function besides(own, partner) {
    const n = own.length,
      codes = new (own instanceof Float64Array || partner instanceof Float64Array ? Float64Array : Uint32Array)(n);
    for (let i = 0; i < n; i++) {
      const step = own[i] - 1;
      if (step >= 0) codes[i] = partner[i] + (step % 2 ? -(step + 1) / 2 : step / 2);
    }
    return codes;
  }

  /** Day numbers of codes. */
  function daysOf(codes, base) {
    const n = codes.length,
      days = new Int32Array(n);
    for (let i = 0; i < n; i++) days[i] = codes[i] ? codes[i] - 1 + base : NO_DAY;
    return days;
  }

  /** Numbers of codes. */
  function numbersOf(codes, base, scale) {
    const n = codes.length,
      numbers = new Float64Array(n);
    for (let i = 0; i < n; i++) numbers[i] = codes[i] ? (codes[i] - 1 + base) / scale : NaN;
    return numbers;
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

    /** The column that this one follows from, if any: one code here for each code there. */
    get by() {
      return this.#entry.by ?? null;
    }

    /** Codes as they are written: one a row, or one a code of the column that this follows from. */
    get #written() {
      return codesOf(this.#entry, this.#bytes);
    }

    get codes() {
      if (!this.#codes) {
        const { by, minus } = this.#entry;
        const other = (name) => this.#table.own(name).codes;
        const own = by ? pick(this.#written, other(by)) : this.#written;
        this.#codes = minus ? besides(own, other(minus)) : own;
      }
      return this.#codes;
    }

    /** `table[code]` for each row. */
    look(table) {
      const { by } = this.#entry;
      return by ? pick(pick(table, this.#written), this.#table.own(by).codes) : pick(table, this.codes);
    }

    #valuesOf(codes) {
      const { base, scale = 1 } = this.#entry;
      return this.type === "date" ? daysOf(codes, base) : numbersOf(codes, base, scale);
    }

    get data() {
      if (this.#data || this.type === "text" || this.type === "bool") return this.#data;
      return (this.#data = this.#valuesOf(this.codes));
    }

    /** Values as they are written, like `by`'s codes. */
    get few() {
      return this.#valuesOf(this.#written);
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
        if (!this.#apart.get(name)) this.#apart.set(name, unpack(packedIn(`geomap-text-${name}`)));
        this.#columns.set(name, (await this.#apart.get(name)).col(name));
      }
      return this.col(name);
    }
  }

  /** @param {Uint8Array} bytes of an unpacked block @returns {Table} */
  const read = (bytes) => new Table(bytes);

  /** @param {string} base64 data of a packed block @returns {Promise<Table>} */
  async function unpack(base64) {
    return read(await inflate(base64));
  }

  return { NO_DAY, pick, block, packedIn, inflate, read, unpack };
})();
