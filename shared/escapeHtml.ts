import { escapeXml } from './drawing/svg.ts';
import { shownText } from './handbook/shownText.ts';

/** A text of a model within an element of a page or a quoted attribute; what shows nothing, or would turn its surroundings round, is left out. */
export const escapeHtml = (text: string): string => escapeXml(shownText(text));
