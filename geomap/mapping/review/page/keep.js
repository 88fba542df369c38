/**
 * The editor's work through a reload. The entry of the tab's history holds it, since pages from
 * files and in sandboxes may have no storage; closing the tab with work not downloaded asks first.
 */
geomap.keep = (() => {
  let key = null;
  let holds = true;
  let unsaved = false;

  /** Begin; gives back the work of before the reload, null when there is none. */
  function start(own) {
    key = own;
    window.addEventListener("beforeunload", (event) => {
      if (unsaved) event.preventDefault();
    });
    const before = window.history.state?.geomapReview;
    if (before?.key !== key) return null;
    unsaved = before.unsaved;
    return before.work;
  }

  /** Keep this work; `done` says that all of it is in a file by now. */
  function put(work, done = false) {
    unsaved = !done;
    try {
      window.history.replaceState({ geomapReview: { key, work, unsaved } }, "");
    } catch {
      holds = false; // too much, or a frame that may not: the page says so
    }
  }

  return {
    start,
    put,
    get holds() {
      return holds;
    },
  };
})();
