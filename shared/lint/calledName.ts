/** What to call an element in a sentence: its name on one line and not too long, else its id. */
export function calledName({ id, name }: { readonly id: string; readonly name: string }): string {
  const line = name.replaceAll(/\s+/g, ' ').trim();
  const letters = [...line];
  return line === '' ? id : letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : line;
}
