/** Builds elements. Text goes in as text nodes only: nothing here ever parses markup. */
geomap.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** Signs that turn the reading direction or do not show: left out of what is shown. */
  const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
  const clean = (text) => text.replace(UNSEEN, "");

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else if (name === "style") Object.entries(value).forEach(([k, v]) => node.style.setProperty(k, v));
      else node.setAttribute(name, value === true ? "" : name === "value" ? String(value) : clean(String(value)));
    }
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined && child !== false) {
        node.append(typeof child === "object" ? child : clean(String(child)));
      }
    }
    return node;
  }

  /** An HTML element; `onclick` and the like are listeners, strings become text. */
  const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** An SVG element. */
  const svg = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

  /** A link, only to the web: any other scheme comes back as plain text. */
  function link(text, address, attributes) {
    let url = null;
    try {
      url = new URL(address);
    } catch {
      return el("span", null, text);
    }
    if (url.protocol !== "https:" && url.protocol !== "http:") return el("span", null, text);
    return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank", ...attributes }, text);
  }

  /** Put these children in place of the present ones. */
  const put = (node, ...children) => {
    node.replaceChildren();
    return fill(node, null, children);
  };

  /** Parts with a sign between them; empty ones are left out. */
  const joined = (parts, sign = " · ") => parts.filter(Boolean).flatMap((part, k) => (k ? [sign, part] : [part]));

  return { el, svg, link, put, clean, joined };
})();
