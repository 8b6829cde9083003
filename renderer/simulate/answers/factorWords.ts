import { changeTo, type Factor } from '../../../shared/analysis/answers/Factor.ts';
import { attributeId, flowId, nodeId, roleId } from '../../../shared/model/ids.ts';
import { find, rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import type { Translator } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../inspector/useFormat.ts';
import { rolesAtWork, stepsOf } from './subjects.ts';

/** What can be varied, under a key that a form can hold. */
export interface FactorChoice {
  readonly key: string;
  readonly label: string;
  /** A range to begin with. */
  readonly factor: Factor;
}

/** Everything of a model that an experiment can vary. */
export function factorChoices(model: ProcessModel, t: Translator): readonly FactorChoice[] {
  const choice = (key: string, label: string, factor: Factor): FactorChoice => ({ key, label, factor });
  return [
    choice('demand', t('answers.factor.demand'), { kind: 'demand', low: 0.8, high: 1.2 }),
    choice('allSteps', t('answers.factor.allSteps'), { kind: 'stepTime', step: null, low: 0.8, high: 1.2 }),
    ...rolesAtWork(model).map(({ id, name, now }) => choice(`people ${id}`, t('answers.factor.people', { name }), { kind: 'people', role: roleId(id), low: now, high: now + 2 })),
    ...stepsOf(model).map(({ id, name }) => choice(`step ${id}`, t('answers.factor.stepTime', { name }), { kind: 'stepTime', step: nodeId(id), low: 0.8, high: 1.2 })),
    ...rows(model.flows).flatMap((flow) => {
      if (flow.kind !== 'sequenceFlow' || flow.probability === null || flow.probability <= 0 || flow.probability >= 1) return [];
      const split = find(model.nodes, flow.source)?.name.trim() ?? '';
      const { probability } = flow;
      const label = t('answers.factor.share', { split, way: flow.name.trim() || (find(model.nodes, flow.target)?.name ?? '') });
      return [choice(`share ${flow.id}`, label, { kind: 'share', flow: flowId(flow.id), low: Math.max(0, probability - 0.1), high: Math.min(1, probability + 0.1) })];
    }),
    ...(rows(model.flows).some((flow) => 'handOff' in flow && flow.handOff?.transferTime) ? [choice('transfer', t('answers.factor.transfer'), { kind: 'transferTime', flow: null, low: 0, high: 1 })] : []),
    ...rows(model.attributes).flatMap(({ id, name, type, value }) => (type === 'number' ? [choice(`attribute ${id}`, t('answers.factor.attribute', { name }), {
      kind: 'attribute', attribute: attributeId(id), low: 0, high: value.kind === 'constant' && typeof value.value === 'number' && value.value > 0 ? 2 * value.value : 1,
    })] : [])),
  ];
}

/** The key of a factor among the choices. */
export function keyOf(factor: Factor): string {
  switch (factor.kind) {
    case 'demand': return 'demand';
    case 'people': return `people ${factor.role}`;
    case 'stepTime': return factor.step === null ? 'allSteps' : `step ${factor.step}`;
    case 'transferTime': return 'transfer';
    case 'share': return `share ${factor.flow}`;
    case 'happens': return `happens ${factor.event}`;
    case 'attribute': return `attribute ${factor.attribute}`;
  }
}

/** A value of a factor as it is read: people, percent, or a number. */
export function valueText(factor: Factor, value: number, format: Format): string {
  const change = changeTo(factor, value);
  switch (change.kind) {
    case 'people': return format.number(change.count, 0);
    case 'share':
    case 'demand':
    case 'stepTime':
    case 'transferTime': return format.percent(value, 0);
    default: return format.number(value);
  }
}

/** Factors that are typed as a percentage of what is. */
export const isInPercent = ({ kind }: Factor): boolean => kind === 'demand' || kind === 'stepTime' || kind === 'transferTime' || kind === 'share' || kind === 'happens';
