/** Names of people, one a line or parted by commas or semicolons; of a table, its first column. Blanks around are cut. */
export function pastedNames(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => (line.split('\t')[0] ?? '').split(/[,;，；、]/))
    .map((name) => name.replaceAll(/\s+/g, ' ').trim().slice(0, 500))
    .filter((name) => name !== '');
}
