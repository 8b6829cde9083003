import type { Translator } from '../../shared/i18n/translator.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';

/** What a node is called where it is chosen from a list: its name, or its kind and id. */
export const stepName = (node: ProcessNode, t: Translator): string => node.name.replaceAll(/\s+/g, ' ').trim() || `${t(`bpmn.${node.kind}`)} ${node.id}`;
