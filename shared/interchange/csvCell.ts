/** A number with at most a sign in front is no formula, whatever unit follows. */
const SIGNED_NUMBER = /^[+-][\d.,]+\s?[\p{L}% ]*$/u;

/** What a spreadsheet would take for the beginning of a formula, of full width too (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A text that any spreadsheet shows as the text it is: what looks like a formula gets an apostrophe in front, so that nothing is carried out. */
export const asPlainText = (text: string): string => (FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text);

/** A cell of a CSV file (RFC 4180), in quotes also where a spreadsheet would part at semicolons or tabs. */
export function csvCell(text: string): string {
  const plain = asPlainText(text);
  return /["\r\n,;\t]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
