type Props = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;
type Child = Node | string | null | undefined | false;

/**
 * Makes an element. Texts become text nodes, never markup: what customers and models write cannot act on the page.
 *
 * @param tag name of the element
 * @param props attributes; `onclick` and the like take a function, `false` and undefined leave an attribute out
 * @param children elements and texts
 */
export function element<T extends keyof HTMLElementTagNameMap>(tag: T, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[T] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (typeof value === 'string') node.setAttribute(name, value);
  }
  for (const child of children) if (child) node.append(child);
  return node;
}
