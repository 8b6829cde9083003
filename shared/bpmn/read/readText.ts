import type { XmlElement } from '../xml/XmlElement.ts';
import type { SourceIndex } from './SourceIndex.ts';

/** Longest texts that the model holds; longer ones are kept whole in the file and shown cut off. */
const LIMITS = { name: 200_000, documentation: 1_000_000, expression: 10_000, reference: 2_000 } as const;

export function limited(index: SourceIndex, at: XmlElement, text: string, what: keyof typeof LIMITS): string {
  const limit = LIMITS[what];
  if (text.length <= limit) return text;
  index.warn('bpmn.warning.cut-off', { limit }, at);
  return text.slice(0, limit);
}

export const nameOf = (index: SourceIndex, element: XmlElement): string => limited(index, element, element.get('name') ?? '', 'name');

/** The first documentation of an element; further ones stay in the file. */
export function documentationOf(index: SourceIndex, element: XmlElement): { documentation?: string } {
  const text = element.child('documentation')?.text();
  return text === undefined || text === '' ? {} : { documentation: limited(index, element, text, 'documentation') };
}

/** Text of a child that holds an expression. */
export function expressionIn(index: SourceIndex, element: XmlElement, child: string): string | undefined {
  const text = element.child(child)?.text().trim();
  return text === undefined || text === '' ? undefined : limited(index, element, text, 'expression');
}

export const isTrue = (value: string | undefined, otherwise: boolean): boolean =>
  value === undefined ? otherwise : value.trim() === 'true' || value.trim() === '1';
