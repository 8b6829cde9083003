import type { EventDefinition, NodeKind } from '../../model/Node.ts';
import type { ChartNode } from './Flowchart.ts';

/** What a node of a chart is in BPMN. */
export interface ChartKind {
  readonly kind: NodeKind;
  readonly name: string;
  readonly definition: EventDefinition['kind'] | null;
}

const START = /^(start|begin|开始|起点|启动)$/i;
const END = /^(end|stop|finish|done|finished|结束|完成|终点|终止)$/i;
/** Marks of gateways (BPMN 2.0.2 §10.6), where a chart writes them into the shape. */
const MARKS: Readonly<Record<string, NodeKind>> = { x: 'exclusiveGateway', '×': 'exclusiveGateway', '✕': 'exclusiveGateway', '+': 'parallelGateway', o: 'inclusiveGateway', '○': 'inclusiveGateway', '*': 'complexGateway', '✱': 'complexGateway' };

/** The kind of step by shape, words, and whether anything leads to it and on from it. */
export function kindOf({ id, text, shape }: ChartNode, { isEntered, isLeft }: { readonly isEntered: boolean; readonly isLeft: boolean }): ChartKind {
  const name = text ?? id;
  const as = (kind: NodeKind, called = name, definition: ChartKind['definition'] = null): ChartKind => ({ kind, name: called, definition });
  const mark = Object.hasOwn(MARKS, name.toLowerCase()) ? MARKS[name.toLowerCase()] : undefined;
  switch (shape) {
    case 'diamond': return mark ? as(mark, '') : as('exclusiveGateway');
    case 'hexagon': return mark ? as(mark, '') : as('task');
    case 'fork': return as('parallelGateway', text ?? '');
    case 'store': return as('dataStore');
    case 'data':
    case 'document': return as('dataObject');
    case 'note': return as('textAnnotation');
    case 'subroutine': return as('subProcess');
    case 'manual': return as('manualTask');
    case 'delay': return as('intermediateCatchEvent', name, 'timer');
    case 'start': return isEntered ? as('intermediateThrowEvent', text ?? '') : as('startEvent', text ?? '');
    case 'end': return isLeft ? as('intermediateThrowEvent', text ?? '') : as('endEvent', text ?? '');
    case 'circle':
    case 'doubleCircle':
    case 'terminal': {
      if (!isEntered && (isLeft || START.test(name))) return as('startEvent');
      if (isEntered && !isLeft) return as('endEvent');
      return shape === 'terminal' || !isEntered ? as('task') : as('intermediateThrowEvent');
    }
    case 'rectangle':
    case 'rounded': {
      if (START.test(name) && !isEntered && isLeft) return as('startEvent');
      return END.test(name) && isEntered && !isLeft ? as('endEvent') : as('task');
    }
  }
}
