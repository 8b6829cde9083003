/** How a number is shown. Minutes and shares are kept as they are reckoned with, so that a spreadsheet can go on with them. */
export type NumberFormat = 'whole' | 'decimal' | 'percent' | 'money';

export interface SheetColumn {
  /** With the unit, where there is one. */
  readonly title: string;
  /** Characters. */
  readonly width: number;
  readonly format?: NumberFormat;
}

/** A number with a format of its own: in a column of measures each has its unit. */
export interface FormattedNumber {
  readonly value: number;
  readonly format: NumberFormat;
}
export type SheetCell = string | number | FormattedNumber | null;

/** A sheet of a workbook as plain data. The first row is the titles. */
export interface Sheet {
  /** At most 31 characters. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}
