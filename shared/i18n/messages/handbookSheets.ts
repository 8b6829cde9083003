import type { Messages } from '../Messages.ts';

/** Sheets and columns of the workbook, and the outline as CSV. */
export const handbookSheets = {
  'sheet.steps': ['Steps', '步骤'],
} as const satisfies Messages;
