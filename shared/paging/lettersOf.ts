const LETTERS = 26;

/** What spreadsheets call a column, and posters a row of sheets. 0: A … 25: Z, 26: AA. */
export function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? letter : lettersOf(Math.floor(index / LETTERS) - 1) + letter;
}
