import { BpmnModdle } from 'bpmn-moddle';

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** What the tests read of bpmn-moddle's objects. */
export interface ModdleElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly bpmnElement?: ModdleElement;
  readonly bounds?: Box;
  readonly waypoint?: readonly { readonly x: number; readonly y: number }[];
  readonly label?: { readonly bounds?: Box };
  readonly diagrams?: readonly { readonly plane?: { readonly planeElement?: readonly ModdleElement[]; readonly bpmnElement?: ModdleElement } }[];
  readonly isExpanded?: boolean;
}

export interface Oracle {
  readonly definitions: ModdleElement;
  readonly warnings: readonly string[];
}

/** The parser of bpmn-js and Camunda Modeler: what it reads, and what it complains about. */
export async function readWithModdle(text: string): Promise<Oracle> {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(text);
  // Its types end at the element kind; the tests look at plain fields.
  return { definitions: rootElement as ModdleElement, warnings: warnings.map(({ message }) => message) };
}

/** A file as bpmn-js would save it. */
export async function rewriteWithModdle(text: string): Promise<string> {
  const moddle = new BpmnModdle();
  const { rootElement } = await moddle.fromXML(text);
  return (await moddle.toXML(rootElement, { format: true })).xml;
}
