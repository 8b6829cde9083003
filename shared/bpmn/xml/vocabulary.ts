/** The XML vocabularies that Laneway reads. Everything else is a vendor's, and kept. */
export type Vocabulary = 'bpmn' | 'bpmndi' | 'dc' | 'di' | 'color' | 'bioc' | 'qbp' | 'bpsim' | 'laneway' | 'other';

export const NAMESPACES: Readonly<Record<Exclude<Vocabulary, 'other'>, string>> = {
  bpmn: 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  bpmndi: 'http://www.omg.org/spec/BPMN/20100524/DI',
  dc: 'http://www.omg.org/spec/DD/20100524/DC',
  di: 'http://www.omg.org/spec/DD/20100524/DI',
  color: 'http://www.omg.org/spec/BPMN/non-normative/color/1.0',
  bioc: 'http://bpmn.io/schema/bpmn/biocolor/1.0',
  qbp: 'http://www.qbp-simulator.com/Schema201212',
  bpsim: 'http://www.bpsim.org/schemas/2.0',
  laneway: 'urn:laneway:bpmn:1',
};

/** BPSim 1.0 named what it had as 2.0 does. */
const EARLIER: Readonly<Record<string, Vocabulary>> = { 'http://www.bpsim.org/schemas/1.0': 'bpsim' };

/** Namespaces of the beta of BPMN 2.0, which named the same elements. */
const BETA: Readonly<Record<string, Vocabulary>> = {
  'http://schema.omg.org/spec/BPMN/2.0': 'bpmn',
  'http://www.omg.org/spec/BPMN/2.0': 'bpmn',
  'http://bpmndi.org': 'bpmndi',
};

const known = new Map<string, Vocabulary>([
  ...Object.entries(NAMESPACES).map(([name, uri]) => [uri, name as Vocabulary] as const),
  ...Object.entries(BETA),
  ...Object.entries(EARLIER),
]);

export const vocabularyOf = (namespace: string | null): Vocabulary => (namespace === null ? 'other' : known.get(namespace) ?? 'other');
export const isBetaNamespace = (namespace: string) => Object.hasOwn(BETA, namespace);
