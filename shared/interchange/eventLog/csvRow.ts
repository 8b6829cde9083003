/** What a spreadsheet would take for the beginning of a formula (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell that any spreadsheet shows as the text it is. */
function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line of a CSV file (RFC 4180). A name that looks like a formula gets an apostrophe in front, so that nothing is carried out. */
export const csvRow = (values: readonly (string | number | boolean)[]): string => `${values.map(cell).join(',')}\r\n`;
