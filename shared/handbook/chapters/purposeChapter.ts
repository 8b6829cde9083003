import { handOffsOf } from '../handOffsOf.ts';
import { chapterOf } from '../chapterOf.ts';
import { actorsOf } from '../actors.ts';
import type { Fact, Section } from '../Handbook.ts';
import { oneLine, paragraphsOf, type Reading } from '../Reading.ts';
import type { ProcessNode } from '../../model/Node.ts';
import { rows } from '../../model/ProcessModel.ts';
import { commaOf } from '../separators.ts';

/** What the process is for, where it begins and ends, and how large it is. */
export function purposeChapter(reading: Reading): Section | null {
  const { t, model, ordered, numberOf, nameOf, number } = reading;
  const comma = commaOf(t.locale);
  const called = (is: (node: ProcessNode) => boolean) => [...new Set(ordered.filter((node) => is(node) && node.parent === null && oneLine(node.name) !== '').map(nameOf))].slice(0, 20).join(comma);
  const steps = ordered.filter((node) => 'work' in node && numberOf(node.id) !== undefined);
  const people = actorsOf(reading).filter(({ place }) => place !== null);
  const facts: readonly Fact[] = [
    { label: t('book.purpose.begins'), value: called((node) => node.kind === 'startEvent' || (node.kind === 'receiveTask' && node.instantiate === true)) },
    { label: t('book.purpose.ends'), value: called(({ kind }) => kind === 'endEvent') },
    { label: t('book.purpose.involved'), value: people.slice(0, 40).map(({ name }) => name).join(comma) },
    {
      label: t('book.purpose.size'),
      value: [
        t('book.count.steps', { count: steps.length, n: number(steps.length) }),
        ...(people.length > 0 ? [t('book.count.roles', { count: people.length, n: number(people.length) })] : []),
        ...(handOffsOf(reading).length > 0 ? [t('book.count.handOffs', { count: handOffsOf(reading).length, n: number(handOffsOf(reading).length) })] : []),
      ].join(comma),
    },
  ];
  const pools = rows(model.pools).filter((pool) => pool.kind !== 'implicit' && pool.documentation);
  return chapterOf('purpose', t('book.purpose'), [
    ...paragraphsOf(model.meta.documentation).map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'facts', title: t('book.purpose'), facts: facts.filter(({ value }) => value !== '') },
  ], pools.map((pool) => chapterOf(`purpose-${pool.id}`, oneLine(pool.name) || t('bpmn.pool'), paragraphsOf(pool.documentation).map((text) => ({ kind: 'paragraph', text }) as const))));
}
