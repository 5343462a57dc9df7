// Elements without templates: text is always text, so nothing in the data can become markup.
const SVG = "http://www.w3.org/2000/svg";

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (["value", "checked", "disabled", "indeterminate"].includes(name)) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const h = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);

export const svg = (tag, attributes, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);

export const number = (n) => n.toLocaleString("en-GB");

export const counted = (n, one, more = `${one}s`) => `${number(n)} ${n === 1 ? one : more}`;

// Put something into a named place of the document, with the focus kept where it was if it is still there.
export function show(host, ...children) {
  const focused = host.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  host.replaceChildren(...children.flat(3).filter(Boolean));
  if (focused) host.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}
