/** What several elements have in common at one property. */
export type Shared<V> = { readonly kind: 'same'; readonly value: V } | { readonly kind: 'mixed' } | { readonly kind: 'none' };

/** Values are compared as the document stores them: plain data. */
export function sharedValue<E, V>(elements: readonly E[], read: (element: E) => V): Shared<V> {
  const [first, ...others] = elements;
  if (first === undefined) return { kind: 'none' };
  const value = read(first);
  const text = JSON.stringify(value);
  return others.every((element) => JSON.stringify(read(element)) === text) ? { kind: 'same', value } : { kind: 'mixed' };
}
