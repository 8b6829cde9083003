import { valueAt, type PlaceInModel } from '../../shared/commands/revertInVariant.ts';
import { effectiveModel, parentModel } from '../../shared/delta/effectiveModel.ts';
import { isEqual } from '../../shared/delta/isEqual.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { isActivity } from '../../shared/model/Activity.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { variantsOf } from '../../shared/model/variants.ts';

export type ParameterKind = 'headcount' | 'cost' | 'arrivals' | 'duration' | 'delay' | 'share' | 'transfer';

/** One number, or random time, of the model that variants may hold differently. */
export interface Parameter extends PlaceInModel {
  readonly kind: ParameterKind;
}

export interface ParameterCell {
  /** `null`: the master. */
  readonly variant: VariantId | null;
  /** `undefined`: not given, or the element is not in this variant. */
  readonly value: unknown;
  /** Is the element in this variant at all? */
  readonly isThere: boolean;
  /** The variant holds a value of its own, other than that of its parent. */
  readonly isOwn: boolean;
  /** What the variant would inherit. */
  readonly inherited: unknown;
}

export interface ParameterRow {
  readonly parameter: Parameter;
  readonly cells: readonly ParameterCell[];
  readonly isDifferent: boolean;
}

/** What may be tuned in one model, in the order in which people ask: people, demand, times, shares. */
function* parametersOf(model: ProcessModel): Generator<Parameter> {
  for (const { id } of rows(model.roles)) yield { kind: 'headcount', table: 'roles', id, path: ['headcount'] };
  for (const { id } of rows(model.roles)) yield { kind: 'cost', table: 'roles', id, path: ['costPerHour'] };
  for (const node of rows(model.nodes)) if (node.kind === 'startEvent' && node.arrivals && !node.arrivals.rates && !node.arrivals.instants) yield { kind: 'arrivals', table: 'nodes', id: node.id, path: ['arrivals', 'interArrival'] };
  const frames = new Set<string | null>(rows(model.nodes).map((node) => node.parent));
  for (const node of rows(model.nodes)) if (isActivity(node) && !frames.has(node.id)) yield { kind: 'duration', table: 'nodes', id: node.id, path: ['work', 'duration'] };
  for (const node of rows(model.nodes)) if ((node.kind === 'intermediateCatchEvent' || node.kind === 'boundaryEvent') && node.delay) yield { kind: 'delay', table: 'nodes', id: node.id, path: ['delay'] };
  const splits = new Map<string, number>();
  for (const flow of rows(model.flows)) if (flow.kind === 'sequenceFlow' && flow.source) splits.set(flow.source, (splits.get(flow.source) ?? 0) + 1);
  for (const flow of rows(model.flows)) {
    const source = flow.kind === 'sequenceFlow' ? find(model.nodes, flow.source) : undefined;
    if (source && (splits.get(source.id) ?? 0) > 1 && source.kind !== 'parallelGateway' && source.kind !== 'eventBasedGateway') yield { kind: 'share', table: 'flows', id: flow.id, path: ['probability'] };
  }
  for (const flow of rows(model.flows)) if ((flow.kind === 'sequenceFlow' || flow.kind === 'messageFlow') && flow.handOff?.transferTime) yield { kind: 'transfer', table: 'flows', id: flow.id, path: ['handOff', 'transferTime'] };
}

const keyOf = ({ table, id, path }: PlaceInModel) => `${table} ${id} ${path.join('.')}`;

/** Every parameter of the master and of its variants, with its value in each. */
export function parameterRows(document: ModelDocument): readonly ParameterRow[] {
  const variants = variantsOf(document);
  const scenarios = [
    { variant: null, model: document.master, parent: null },
    ...variants.map(({ id }) => ({ variant: id, model: effectiveModel(document, id).model, parent: parentModel(document, id) })),
  ];
  const parameters = new Map<string, Parameter>();
  for (const { model } of scenarios) for (const parameter of parametersOf(model)) if (!parameters.has(keyOf(parameter))) parameters.set(keyOf(parameter), parameter);
  return [...parameters.values()].map((parameter) => {
    const isIn = (model: ProcessModel) => Object.hasOwn(model[parameter.table], parameter.id);
    const cells = scenarios.map(({ variant, model, parent }): ParameterCell => {
      const value = valueAt(model, parameter);
      const inherited = parent ? valueAt(parent, parameter) : undefined;
      return { variant, value, isThere: isIn(model), inherited, isOwn: parent !== null && isIn(model) && isIn(parent) && !isEqual(value, inherited) };
    });
    return { parameter, cells, isDifferent: cells.some((cell) => cell.isThere !== cells[0]?.isThere || !isEqual(cell.value, cells[0]?.value)) };
  });
}
