/** Files that a page gives to its reader. */
geomap.file = (() => {
  // What a spreadsheet would run, as geomap.store.export.formula has it.
  const RUNS = /^[='+\-@\t\r\n＝＋－＠]/;

  /** A text that no spreadsheet runs; one leading ' marks it and is taken off on reading. */
  const guard = (text) => (RUNS.test(text) ? `'${text}` : text);

  /** A text as a cell of CSV. */
  const quote = (text) => (/[",\r\n]/.test(text) || text === " " ? `"${text.replaceAll('"', '""')}"` : text);

  /** Save a text under a name. */
  function save(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = geomap.dom.el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return { guard, quote, save };
})();
