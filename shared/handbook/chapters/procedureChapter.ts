import { isActivity, type Activity } from '../../model/Activity.ts';
import { namedPool } from '../../model/calledPool.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { teamsOfStep } from '../../simulation/rolesOfStep.ts';
import { joinSentences } from '../../analysis/words/joinSentences.ts';
import { actorsOf, type Actor } from '../actors.ts';
import { chapterOf } from '../chapterOf.ts';
import { clockText } from '../../i18n/clockText.ts';
import type { Cell, Line, Section } from '../Handbook.ts';
import { messagesReceived, messagesSent } from '../messagesOf.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';
import { interruptions, waysIn, waysOn } from '../waysOn.ts';
import { commaOf, semicolonOf } from '../separators.ts';

/** What each one does, in the order of the procedure: input, work, output, and by which standard. */
export function procedureChapter(reading: Reading): Section | null {
  const { t, ordered, nameOf } = reading;
  const hasMeans = ordered.some((node) => meansOf(reading, node).length > 0);
  const starts = ordered.filter((node) => node.kind === 'startEvent' && node.parent === null);
  const begins = starts.flatMap((node) => {
    const ways = waysOn(reading, node);
    const next = t('book.procedure.begins', { event: nameOf(node), next: ways.join(semicolonOf(t.locale)) });
    return ways.length > 0 ? [joinSentences(t.locale, [next, ...messagesReceived(reading, node).map((message) => t('book.results.detail', { detail: message }))])] : [];
  });
  return chapterOf('procedure', t('book.procedure'), [begins.length > 0 ? { kind: 'list', items: begins } : null], actorsOf(reading).map((actor) => ofActor(reading, actor, hasMeans)));
}

function ofActor(reading: Reading, { id, name, place, steps }: Actor, hasMeans: boolean): Section | null {
  const { t, numberOf } = reading;
  return chapterOf(`procedure-${id || 'process'}`, place ? name : t('book.procedure.steps'), [{
    kind: 'table',
    title: t('book.procedure.of', { name }),
    columns: [
      { title: t('book.column.number'), width: 1 }, { title: t('book.column.what'), width: 5 }, { title: t('book.column.input'), width: 3.2 },
      { title: t('book.column.output'), width: 4.2 }, ...(hasMeans ? [{ title: t('book.column.means'), width: 3.4 }] : []),
    ],
    rows: steps.map((step): readonly Cell[] => [numberOf(step.id) ?? '', whatOf(reading, step), inputOf(reading, step), outputOf(reading, step), ...(hasMeans ? [meansOf(reading, step)] : [])]),
  }]);
}

const isSubProcess = (node: ProcessNode) => node.kind === 'subProcess' || node.kind === 'transaction' || node.kind === 'adHocSubProcess';

function whatOf({ model, t, nameOf, numberOf, ordered }: Reading, step: ProcessNode): readonly Line[] {
  const kind = step.kind === 'intermediateCatchEvent' ? t('book.event.waits') : step.kind === 'intermediateThrowEvent' ? t('book.event.sends') : null;
  const inside = isSubProcess(step) ? ordered.filter(({ parent, id }) => parent === step.id && numberOf(id) !== undefined) : [];
  const [first, last] = [inside[0], inside.at(-1)];
  const loop = isActivity(step) && step.loop ? t('book.step.loop', { how: t(`inspector.loop.${step.loop.kind}`) }) : null;
  return [
    { text: kind ? t('book.fact', { label: kind, value: nameOf(step) }) : nameOf(step), tone: 'strong' },
    ...paragraphsOf(step.documentation).map((text) => ({ text })),
    ...('service' in step ? paragraphsOf(step.service.standardOperatingProcedure).map((text) => ({ text })) : []),
    ...(first && last ? [{ text: t('book.step.inside', { count: inside.length, from: numberOf(first.id) ?? '', to: numberOf(last.id) ?? '' }), tone: 'quiet' as const }] : []),
    ...(step.kind === 'callActivity' && step.calledElement ? [{ text: t('book.fact', { label: t('inspector.calledElement'), value: namedPool(model, step.calledElement)?.name || step.calledElement }), tone: 'quiet' as const }] : []),
    ...(loop ? [{ text: loop, tone: 'quiet' as const }] : []),
    ...('triggeredByEvent' in step && step.triggeredByEvent ? [{ text: t('inspector.triggeredByEvent'), tone: 'quiet' as const }] : []),
  ];
}

/** Data objects that a step reads, or writes. */
function dataOf({ model, nameOf }: Reading, step: ProcessNode, way: 'read' | 'written'): readonly string[] {
  return rows(model.flows).flatMap((flow) => {
    if (flow.kind !== 'dataAssociation') return [];
    const [here, there] = way === 'read' ? [flow.target, flow.source] : [flow.source, flow.target];
    const data = here === step.id ? find(model.nodes, there) : undefined;
    if (!data) return [];
    return [('state' in data && data.state ? `${nameOf(data)} [${oneLine(data.state)}]` : nameOf(data))];
  });
}

const dataCache = new WeakMap<Reading, ReadonlySet<string>>();
/** Only few steps have data: the others need not look through all flows. */
function hasData(reading: Reading, step: ProcessNode): boolean {
  let ids = dataCache.get(reading);
  if (!ids) dataCache.set(reading, (ids = new Set(rows(reading.model.flows).flatMap((flow) => (flow.kind === 'dataAssociation' ? [flow.source ?? '', flow.target ?? ''] : [])))));
  return ids.has(step.id);
}

function inputOf(reading: Reading, step: ProcessNode): readonly Line[] {
  const { t, graph } = reading;
  const standards = graph.incoming(step.id).flatMap(({ handOff }) => (handOff?.inputStandard ? [oneLine(handOff.inputStandard)] : []));
  return [
    ...waysIn(reading, step).map((text) => ({ text })),
    ...messagesReceived(reading, step).map((text) => ({ text })),
    ...standards.map((text) => ({ text: t('book.fact', { label: t('inspector.handOff.inputStandard'), value: text }) })),
    ...(hasData(reading, step) ? dataOf(reading, step, 'read').map((text) => ({ text: t('book.fact', { label: t('book.data'), value: text }) })) : []),
  ];
}

function outputOf(reading: Reading, step: ProcessNode): readonly Line[] {
  const { t, graph } = reading;
  const standards = graph.outgoing(step.id).flatMap(({ handOff }) => (handOff?.outputStandard ? [oneLine(handOff.outputStandard)] : []));
  return [
    ...waysOn(reading, step).map((text) => ({ text })),
    ...interruptions(reading, step).map((text) => ({ text })),
    ...messagesSent(reading, step).map((text) => ({ text })),
    ...standards.map((text) => ({ text: t('book.fact', { label: t('inspector.handOff.outputStandard'), value: text }) })),
    ...(hasData(reading, step) ? dataOf(reading, step, 'written').map((text) => ({ text: t('book.fact', { label: t('book.data'), value: text }) })) : []),
  ];
}

/** The people of a step where they are not simply one of its lane. */
export function teamText({ t, model }: Reading, step: Activity): string | null {
  if (step.work.requirements === null && !step.work.alternatives) return null;
  const teams = teamsOfStep(model, step).filter((team) => team.length > 0);
  if (teams.length === 0) return t('book.step.nobody');
  return teams.map((team) => team.map(({ role, quantity }) => {
    const name = oneLine(find(model.roles, role)?.name ?? role);
    return quantity === 1 ? name : t('book.step.several', { n: quantity, name });
  }).join(' + ')).reduce((first, second) => t('book.step.either', { first, second }));
}

function meansOf(reading: Reading, step: ProcessNode): readonly Line[] {
  const { t, time, model, nameOf, percent, money } = reading;
  const line = (label: string, value: string | null | undefined): readonly Line[] => (value ? [{ text: t('book.fact', { label, value }) }] : []);
  if (!isActivity(step)) return 'delay' in step && step.delay ? line(t('inspector.delay'), time(step.delay)) : [];
  const { work, service } = step;
  const { batch, performer } = work;
  const other = find(model.nodes, performer?.step);
  const batches = batch ? [
    ...(batch.size === null ? [] : [t('inspector.batch.size.short', { count: batch.size, n: batch.size })]),
    ...(batch.at ? [batch.at.map(clockText).join(commaOf(t.locale))] : []),
    ...(batch.maxWait ? [t('book.step.maxWait', { time: time(batch.maxWait) })] : []),
  ] : [];
  return [
    ...line(t('book.means.time'), work.duration ? time(work.duration) : null),
    ...line(t('book.means.people'), teamText(reading, step)),
    ...(performer && other ? [{ text: t(`inspector.performer.${performer.rule}.summary`, { step: nameOf(other) }) }] : []),
    ...line(t('inspector.system'), service.system),
    ...line(t('inspector.channel'), service.channel),
    ...line(t('inspector.automation'), service.automation ? t(`inspector.automation.${service.automation}`) : null),
    ...line(t('inspector.discretion'), service.discretion ? t(`inspector.discretion.${service.discretion}`) : null),
    ...line(t('inspector.valueClass'), service.valueClass ? t(`inspector.valueClass.${service.valueClass}`) : null),
    ...line(t('inspector.firstTimeRight'), service.firstTimeRight === undefined ? null : percent(service.firstTimeRight)),
    ...line(t('inspector.batch'), batches.join(commaOf(t.locale))),
    ...line(t('inspector.fixedCost'), work.fixedCost > 0 ? money(work.fixedCost) : null),
    ...(service.isControl ? [{ text: t('inspector.isControl'), tone: 'strong' as const }] : []),
    ...(service.isNeverSkip ? [{ text: t('inspector.isNeverSkip'), tone: 'strong' as const }] : []),
  ];
}
