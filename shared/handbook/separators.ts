import type { Locale } from '../i18n/Locale.ts';

/** Between the words of a list; Chinese has a comma of its own for that. */
export const commaOf = (locale: Locale): string => (locale === 'zh-CN' ? '、' : ', ');
/** Between clauses. */
export const semicolonOf = (locale: Locale): string => (locale === 'zh-CN' ? '；' : '; ');
