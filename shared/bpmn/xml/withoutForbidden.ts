/** What XML 1.0 cannot hold in any form (§2.2): control characters but for tab, line feed and carriage return, and halves of surrogate pairs. */
const FORBIDDEN = /(?![\t\n\r\u007F-\u009F])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

export const withoutForbidden = (text: string): string => text.replaceAll(FORBIDDEN, '');
