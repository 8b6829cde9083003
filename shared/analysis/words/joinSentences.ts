import type { Locale } from '../../i18n/Locale.ts';

/** Sentences one after the other: Chinese puts no blank between them. */
export const joinSentences = (locale: Locale, sentences: readonly string[]): string => sentences.join(locale === 'zh-CN' ? '' : ' ');
