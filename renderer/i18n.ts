import type { Locale } from '../shared/i18n/Locale.ts';
import { translator, type Translator } from '../shared/i18n/translator.ts';
import { studio, useStudio } from './store/studioStore.ts';

const translators = new Map<Locale, Translator>();

function translatorFor(locale: Locale): Translator {
  const known = translators.get(locale);
  if (known) return known;
  const made = translator(locale);
  translators.set(locale, made);
  return made;
}

/** Texts in the language of the settings; a component that calls it is drawn anew when the language changes. */
export const useT = (): Translator => translatorFor(useStudio((s) => s.settings.locale));

/** The same outside of components (document title, menus). Not to be kept: the language may change. */
export const currentT = (): Translator => translatorFor(studio.getState().settings.locale);
