import type { EventDefinition, ProcessNode } from '../../model/Node.ts';

const codeKey = ({ kind, code }: EventDefinition) => `${kind} code ${code}`;

/**
 * Which error, escalation or signal a definition means, as a text that is the same for the same one; `null`: none in
 * particular. A code identifies (BPMN 2.0.2 §10.5.5: an error event catches by error code), else the name, else the element of the
 * file. A name without code means the one of that name, also where other events give its code with it.
 */
export function identities(nodes: Iterable<ProcessNode>): (definition: EventDefinition | undefined) => string | null {
  const codesOf = new Map<string, Set<string>>();
  const nameKey = ({ kind, reference }: EventDefinition) => `${kind} name ${reference}`;
  for (const node of nodes) {
    if (!('definitions' in node)) continue;
    for (const definition of node.definitions) {
      if (!definition.code || !definition.reference) continue;
      const codes = codesOf.get(nameKey(definition)) ?? new Set<string>();
      codesOf.set(nameKey(definition), codes.add(codeKey(definition)));
    }
  }
  return (definition) => {
    if (!definition) return null;
    if (definition.code) return codeKey(definition);
    if (definition.reference) {
      const codes = [...(codesOf.get(nameKey(definition)) ?? [])];
      return codes.length === 1 ? codes[0]! : nameKey(definition);
    }
    return definition.root ? `${definition.kind} root ${definition.root}` : null;
  };
}
