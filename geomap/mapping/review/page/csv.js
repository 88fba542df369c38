/** The table of corrections: the event table as `geomap extract` writes it, and read back. */
geomap.csv = (() => {
  const NUMBERS = new Set(["lon", "lat"]);

  function cell(name, value) {
    const { guard, quote } = geomap.file;
    return quote(NUMBERS.has(name) ? value : guard(value));
  }

  /** The text of a table of these rows, {column: cell}. */
  function write(columns, rows) {
    const lines = [columns, ...rows.map((row) => columns.map((name) => cell(name, row[name] ?? "")))];
    return lines.map((line) => `${line.join(",")}\r\n`).join("");
  }

  /** The lines of a delimited text, each a list of cells. */
  function lines(text, mark) {
    const found = [];
    let line = [];
    const next = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${mark}\\r\\n][^${mark}\\r\\n]*)|)(${mark}|\\r\\n|\\n|\\r|$)`, "y");
    while (next.lastIndex < text.length) {
      const part = next.exec(text);
      if (!part) return null;
      line.push(part[1] === undefined ? (part[2] ?? "") : part[1].replaceAll('""', '"'));
      if (part[3] !== mark) {
        found.push(line);
        line = [];
      }
    }
    if (line.length) found.push([...line, ""]);
    return found;
  }

  /** The rows of a table, empty cells left out; null when the text is no table of events. */
  function read(text) {
    const bare = text.replace(/^\uFEFF/, "");
    const head = bare.split("\n", 1)[0];
    const [mark] = [",", ";", "\t"].sort((a, b) => head.split(b).length - head.split(a).length);
    const [columns, ...rest] = lines(bare, mark) ?? [[]];
    if (!["id", "kind", "precision", "place"].every((name) => columns?.includes(name))) return null;
    return rest
      .filter((cells) => cells.length > 1)
      .map((cells) =>
        Object.fromEntries(
          columns.map((name, at) => [name, (cells[at] ?? "").replace(/^'/, "")]).filter(([, value]) => value !== ""),
        ),
      );
  }

  return { write, read };
})();
