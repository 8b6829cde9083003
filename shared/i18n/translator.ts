import { createInstance } from 'i18next';
import { catalogue, type MessageKey } from './catalogue.ts';
import { durationText } from './durationText.ts';
import { LOCALES, type Locale } from './Locale.ts';
import type { MessageParams, Sentence } from './Message.ts';

export interface Translator {
  readonly locale: Locale;
  (key: MessageKey, params?: MessageParams): string;
  (message: Sentence): string;
}

const texts = (index: number) => Object.fromEntries(Object.entries(catalogue).map(([key, pair]) => [key, pair[index] ?? '']));

const instance = createInstance({
  resources: Object.fromEntries(LOCALES.map((locale, i) => [locale, { translation: texts(i) }])),
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // React and the SVG writer escape; escaping here too would show entities to people.
  interpolation: { escapeValue: false },
});
void instance.init();

// `{{minutes, duration}}` in a text.
instance.services.formatter?.add('duration', (minutes: number, language = 'en') => durationText(minutes, {
  number: (value, decimals) => new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value),
  text: instance.getFixedT(language),
}));

/** Texts of one language. Values are put in as they are: whoever writes HTML or XML escapes. */
export function translator(locale: Locale): Translator {
  const fixed = instance.getFixedT(locale);
  const values = (params: Sentence['params'] = {}) => Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'object' ? t(value) : value]));
  const t = (keyOrMessage: MessageKey | Sentence, params?: MessageParams): string =>
    typeof keyOrMessage === 'string' ? fixed(keyOrMessage, { ...params }) : fixed(keyOrMessage.key, values(keyOrMessage.params));
  return Object.assign(t, { locale });
}
