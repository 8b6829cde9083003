import { bpmnNames } from '../i18n/messages/bpmnNames.ts';
import { message, sentence, type Sentence } from '../i18n/Message.ts';

/** What an element without a name is, in the standard's words. */
function kindOf(element: object): keyof typeof bpmnNames | null {
  if ('laneKind' in element) return 'bpmn.lane';
  const key = 'kind' in element ? `bpmn.${String(element.kind)}` : '';
  if (Object.hasOwn(bpmnNames, key)) return key as keyof typeof bpmnNames;
  return 'kind' in element ? 'bpmn.pool' : null;
}

/** What to call an element in a sentence: its name on one line and not too long, else its kind in the reader's language. */
export function calledName(element: { readonly id: string; readonly name: string }): string | Sentence {
  const line = element.name.replaceAll(/\s+/g, ' ').trim();
  const letters = [...line];
  if (line !== '') return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : line;
  const kind = kindOf(element);
  return kind ? sentence('lint.unnamed', { kind: message(kind) }) : element.id;
}
