import type { MessageKey } from '../i18n/catalogue.ts';
import { LOCALES } from '../i18n/Locale.ts';
import type { MessageParams } from '../i18n/Message.ts';
import { translator, type Translator } from '../i18n/translator.ts';
import { reads, type Text } from './Text.ts';

const translators = LOCALES.map((locale) => translator(locale));

/** What is put together in each language on its own: numbers, dates, sentences with sentences in them. */
export function inBoth(say: (t: Translator) => string): Text {
  const [en = '', zhCN = ''] = translators.map(say);
  return en === zhCN ? en : [en, zhCN];
}

// A label stands at thousands of elements.
const labels = new Map<MessageKey, Text>();

/** A text of the catalogue. */
export function text(key: MessageKey, params?: MessageParams): Text {
  if (params) return inBoth((t) => t(key, params));
  let label = labels.get(key);
  if (label === undefined) labels.set(key, (label = inBoth((t) => t(key))));
  return label;
}

/** Several texts as one. */
export const joined = (parts: readonly Text[], between: string): Text => {
  const [en = '', zhCN = ''] = LOCALES.map((_, language) => parts.map((part) => reads(part, language)).join(between));
  return en === zhCN ? en : [en, zhCN];
};
