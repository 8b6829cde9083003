import { formatPercent } from '../../i18n/format.ts';
import type { Calendar } from '../../model/Calendar.ts';
import type { Flow, HandOff } from '../../model/Flow.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { inBoth, joined, text } from '../inBoth.ts';
import type { Text } from '../Text.ts';
import { distributionText } from './distributionText.ts';
import { isThere, nameOf } from './elementNames.ts';
import { fact, facts, yes, type Fact, type Facts } from './Facts.ts';

const percent = (share: number): Text => inBoth((t) => formatPercent(t.locale, share));

/** What passes along a flow, from where to where, and by which standard. */
export function flowFacts(model: ProcessModel, flow: Flow): readonly Facts[] {
  const end = (label: 'viewer.from' | 'viewer.to', id: Flow['source']) => (isThere(model, id) ? fact(label, nameOf(model, id), id) : []);
  return [
    ...facts('inspector.general', [
      ...end('viewer.from', flow.source),
      ...end('viewer.to', flow.target),
      ...(flow.kind === 'sequenceFlow'
        ? [...(flow.probability === null ? [] : fact('inspector.flow.probability', percent(flow.probability))), ...fact('inspector.condition', flow.condition), ...yes('inspector.flow.isDefault', flow.isDefault)]
        : []),
      ...(flow.kind === 'messageFlow' && flow.envelope ? fact('inspector.envelope', text(`inspector.envelope.${flow.envelope}`)) : []),
      ...(flow.kind === 'association' && flow.direction !== 'none' ? fact('inspector.direction', text(`inspector.direction.${flow.direction}`)) : []),
      ...fact('inspector.documentation', flow.documentation),
    ]),
    ...('handOff' in flow && flow.handOff ? facts('inspector.handOff', handOffFacts(model, flow.handOff)) : []),
  ];
}

const handOffFacts = (model: ProcessModel, handOff: HandOff): readonly Fact[] => [
  ...fact('inspector.handOff.outputStandard', handOff.outputStandard),
  ...fact('inspector.handOff.inputStandard', handOff.inputStandard),
  ...fact('inspector.handOff.acceptanceCheck', handOff.acceptanceCheck),
  ...fact('inspector.handOff.owner', handOff.owner),
  ...(handOff.medium ? fact('inspector.handOff.medium', text(`inspector.medium.${handOff.medium}`)) : []),
  ...(handOff.carries ? fact('inspector.handOff.carries', text(`inspector.carries.${handOff.carries}`)) : []),
  ...fact('inspector.handOff.transferTime', distributionText(handOff.transferTime)),
  ...(handOff.rejectProbability === undefined ? [] : fact('inspector.handOff.reject', percent(handOff.rejectProbability))),
  ...(handOff.responseStandard
    ? [
        ...fact('inspector.handOff.responseWithin', distributionText(handOff.responseStandard.within)),
        ...fact('inspector.handOff.responseShare', percent(handOff.responseStandard.percentile)),
        ...clockFact(find(model.calendars, handOff.responseStandard.calendar)),
      ]
    : []),
];

const clockFact = (hours: Calendar | undefined): readonly Fact[] => (hours ? fact('inspector.promise.clock', inBoth((t) => t('inspector.promise.openHours', { calendar: hours.name }))) : []);

/** Flows by the element that they leave or enter: asked for at every node. */
export class FlowEnds {
  readonly leaving = new Map<string, Flow[]>();
  readonly entering = new Map<string, Flow[]>();

  constructor(model: ProcessModel) {
    const add = (to: Map<string, Flow[]>, id: string | null, flow: Flow) => {
      if (id === null) return;
      const list = to.get(id);
      if (list) list.push(flow);
      else to.set(id, [flow]);
    };
    for (const flow of rows(model.flows)) {
      add(this.leaving, flow.source, flow);
      add(this.entering, flow.target, flow);
    }
  }
}

const ways = (title: 'viewer.comesFrom' | 'viewer.leadsTo', to: readonly Fact[]): readonly Facts[] => facts(title, to).map((group) => ({ ...group, ways: title === 'viewer.leadsTo' ? 'out' : 'in' }));

/** Where a case comes from and where it goes on to; where it may choose, with share and condition. */
export function neighbourFacts(model: ProcessModel, id: string, ends: FlowEnds): readonly Facts[] {
  const leaving = ends.leaving.get(id) ?? [];
  const isSplit = leaving.filter(({ kind }) => kind === 'sequenceFlow').length > 1;
  const way = (flow: Flow): Text => {
    const name = nameOf(model, flow.target);
    if (flow.kind !== 'sequenceFlow' || !isSplit) return name;
    const said: readonly Text[] = [
      ...(flow.name.trim() ? [flow.name.trim()] : []),
      ...(flow.probability === null ? [] : [percent(flow.probability)]),
      ...(flow.condition ? [flow.condition] : []),
      ...(flow.isDefault ? [text('inspector.flow.isDefault')] : []),
    ];
    return said.length === 0 ? name : joined([name, ...said], ' · ');
  };
  return [
    ...ways('viewer.comesFrom', (ends.entering.get(id) ?? []).flatMap((flow): readonly Fact[] => (isThere(model, flow.source) ? [{ label: text(`bpmn.${flow.kind}`), value: nameOf(model, flow.source), to: flow.source }] : []))),
    ...ways('viewer.leadsTo', leaving.flatMap((flow): readonly Fact[] => (isThere(model, flow.target) ? [{ label: text(`bpmn.${flow.kind}`), value: way(flow), to: flow.target }] : []))),
  ];
}
