type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Child = Node | string | null | undefined | false;

const SVG = 'http://www.w3.org/2000/svg';

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  // Texts become text nodes: no name of a model is ever read as markup.
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element. Attributes are ours; whatever comes from the model goes in as a text child. */
export const html = <T extends keyof HTMLElementTagNameMap>(tag: T, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElementTagNameMap[T] =>
  fill(document.createElement(tag), attributes, children);

export const svg = <T extends keyof SVGElementTagNameMap>(tag: T, attributes: Attributes = {}, ...children: readonly Child[]): SVGElementTagNameMap[T] =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** A button with a name for ears, and what it does. */
export function button(attributes: Attributes, does: () => void, ...children: readonly Child[]): HTMLButtonElement {
  const made = html('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', does);
  return made;
}
