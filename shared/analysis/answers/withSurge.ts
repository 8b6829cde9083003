import { flowId, nodeId, type NodeId } from '../../model/ids.ts';
import type { StartEvent } from '../../model/Node.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Program } from '../../simulation/Program.ts';
import type { ModelChange } from './ModelChange.ts';
import { scaledDistribution } from './scaledDistribution.ts';

/**
 * More cases for a while: beside each source of cases a second one brings `factor − 1` times as many within the window.
 * The cases of the undisturbed run come in as ever, with the same random numbers; for Poisson arrivals the sum is again
 * Poisson, with `factor` times the rate.
 */
export function withSurge(model: ProcessModel, { factor, from, to }: Extract<ModelChange, { kind: 'surge' }>): ProcessModel {
  const starts = rows(model.nodes).filter((node) => node.kind === 'startEvent').filter(({ arrivals }) => arrivals !== null);
  const twins = starts.flatMap((start): { readonly of: NodeId; readonly twin: StartEvent }[] => {
    const { maxCases: _most, instants, ...arrivals } = start.arrivals!;
    const logged = instants && repeated(instants.filter((at) => at >= from && at < to), factor - 1);
    if (logged?.length === 0) return [];
    const twin: StartEvent = {
      ...start,
      id: surgeOf(start.id),
      arrivals: {
        ...arrivals,
        interArrival: scaledDistribution(arrivals.interArrival, 1 / (factor - 1)),
        ...(arrivals.rates ? { rates: arrivals.rates.map((rate) => rate * (factor - 1)) } : {}),
        ...(logged ? { instants: logged } : {}),
        first: from,
        last: to,
      },
    };
    return [{ of: start.id, twin }];
  });
  const ways = twins.flatMap(({ of, twin }) => rows(model.flows).filter((flow) => flow.kind === 'sequenceFlow').filter(({ source }) => (source as string | null) === of)
    .map((flow) => ({ ...flow, id: flowId(`${flow.id}${SURGE}`), source: twin.id })));
  return {
    ...model,
    nodes: { ...model.nodes, ...Object.fromEntries(twins.map(({ twin }) => [twin.id, twin])) },
    flows: { ...model.flows, ...Object.fromEntries(ways.map((way) => [way.id, way])) },
  };
}

/** Each so many times on average, spread evenly: half of them at 0.5, each twice at 2. */
const repeated = (instants: readonly string[], times: number): string[] =>
  instants.flatMap((at, i) => Array.from({ length: Math.floor((i + 1) * times + 1e-9) - Math.floor(i * times + 1e-9) }, () => at));

/** No element of a drawing is named so. */
const SURGE = '__surge';
const surgeOf = (start: NodeId): NodeId => nodeId(`${start}${SURGE}`);

/** The cases of a surge begin where those beside them do: in every pool that begins together with them. */
export function withCompanions(program: Program): Program {
  const [main] = program.sources;
  const twin = main && surgeOf(program.nodeIds[main.node]!);
  return { ...program, sources: program.sources.map((source) => (program.nodeIds[source.node] === twin ? { ...source, companions: main?.companions ?? [] } : source)) };
}
