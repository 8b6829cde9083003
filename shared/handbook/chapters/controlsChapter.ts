import { isActivity } from '../../model/Activity.ts';
import { find } from '../../model/ProcessModel.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Cell, Line, Section, Table } from '../Handbook.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';
import { waysOn } from '../waysOn.ts';
import { semicolonOf } from '../separators.ts';

/** What is decided and by whom, and which steps guard the process. */
export function controlsChapter(reading: Reading): Section | null {
  const { t } = reading;
  return chapterOf('controls', t('book.controls'), [], [
    chapterOf('decisions', t('book.decisions'), [decisions(reading)]),
    chapterOf('guards', t('book.guards'), [guards(reading)]),
  ]);
}

function decisions(reading: Reading): Table | null {
  const { t, ordered, graph, nameOf, placeOf, percent } = reading;
  const deciding = ordered.filter((node) => (node.kind === 'exclusiveGateway' || node.kind === 'inclusiveGateway' || node.kind === 'complexGateway') && graph.outgoing(node.id).length > 1);
  if (deciding.length === 0) return null;
  return {
    kind: 'table',
    title: t('book.decisions'),
    columns: [{ title: t('book.column.decision'), width: 4 }, { title: t('book.column.decidedBy'), width: 3 }, { title: t('book.column.rule'), width: 7 }],
    rows: deciding.map((gateway): readonly Cell[] => [
      [{ text: nameOf(gateway), tone: 'strong' }, ...paragraphsOf(gateway.documentation).map((text) => ({ text }))],
      placeOf(gateway),
      graph.outgoing(gateway.id).map((flow): Line => {
        const condition = oneLine(flow.condition ?? '');
        const name = oneLine(flow.name) || condition || (flow.isDefault ? t('book.way.otherwise') : '–');
        const answer = flow.probability === null ? name : t('book.way.share', { answer: name, share: percent(flow.probability) });
        const next = waysOn(reading, gateway, flow).join(semicolonOf(t.locale)) || '–';
        return { text: t('book.way.if', { condition: condition && condition !== name ? `${answer} [${condition}]` : answer, next }) };
      }),
    ]),
  };
}

/** Controls, points that nobody may skip, four eyes, and how much a role may decide by itself. */
function guards(reading: Reading): Table | null {
  const { t, model, ordered, label, nameOf, placeOf } = reading;
  const rows = ordered.filter(isActivity).flatMap((step): readonly (readonly Cell[])[] => {
    const { service, work } = step;
    const other = find(model.nodes, work.performer?.step);
    const lines: readonly Line[] = [
      ...(service.isControl ? [{ text: t('inspector.isControl') }] : []),
      ...(service.isNeverSkip ? [{ text: t('inspector.isNeverSkip') }] : []),
      ...(work.performer && other ? [{ text: t(`book.guard.${work.performer.rule}`, { step: nameOf(other) }) }] : []),
      ...(service.discretion ? [{ text: t('book.fact', { label: t('inspector.discretion'), value: t(`inspector.discretion.${service.discretion}`) }) }] : []),
    ];
    return lines.length > 0 ? [[label(step), placeOf(step), lines]] : [];
  });
  if (rows.length === 0) return null;
  return { kind: 'table', title: t('book.guards'), columns: [{ title: t('book.column.step'), width: 5 }, { title: t('book.column.who'), width: 3 }, { title: t('book.column.guard'), width: 6 }], rows };
}
