import { lineage, parentModel } from '../../delta/effectiveModel.ts';
import { formatDuration, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import { message, type Message } from '../../i18n/Message.ts';
import { Distribution } from '../../model/Distribution.ts';
import type { VariantId } from '../../model/ids.ts';
import type { FieldChange, ModelDocument, Overlay } from '../../model/ModelDocument.ts';
import { Work } from '../../model/Node.ts';
import { find, TABLES, type ProcessModel, type TableName } from '../../model/ProcessModel.ts';
import { distributionFacts } from '../../simulation/distributions/distributionFacts.ts';
import type { z } from 'zod';

type Change = z.infer<typeof FieldChange>;

/** What a variant changes of its parent, a sentence each; drawing changes are counted, not told one by one. */
export function overlaySummary(document: ModelDocument, variant: VariantId, locale: Locale): readonly Message[] {
  const own = lineage(document, variant).at(-1);
  if (!own) return [];
  const parent = parentModel(document, variant);
  const said = TABLES.filter((table) => table !== 'geometry').flatMap((table) => ofTable(own.overlay, table, parent, locale));
  const meta = Object.keys(own.overlay.meta ?? {}).length > 0 ? [message('results.changed.meta')] : [];
  const all = [...said, ...meta];
  const moved = own.overlay.geometry;
  const drawn = moved ? Object.keys(moved.changed).length : 0;
  return all.length === 0 && drawn > 0 ? [message('results.changed.drawing', { count: drawn })] : all;
}

function ofTable(overlay: Overlay, table: TableName, parent: ProcessModel, locale: Locale): readonly Message[] {
  const part = overlay[table];
  if (!part) return [];
  return [
    ...Object.entries(part.added).filter(([, element]) => !isImplied(overlay, table, element)).map(([id, element]) => message('results.changed.added', { name: called(overlay, parent, table, element) ?? id })),
    ...Object.entries(part.removed).filter(([, element]) => !isImplied(overlay, table, element)).map(([id, element]) => message('results.changed.removed', { name: called(overlay, parent, table, element) ?? id })),
    ...Object.entries(part.changed).flatMap(([id, fields]) => {
      const name = called(overlay, parent, table, find(parent[table] as Readonly<Record<string, unknown>>, id)) ?? id;
      return Object.entries(fields).flatMap(([field, change]) => ofField(name, field, change, parent, locale));
    }),
  ];
}

function nameOf(element: unknown): string | undefined {
  if (typeof element !== 'object' || element === null || !('name' in element) || typeof element.name !== 'string') return undefined;
  return element.name.trim() || undefined;
}

/** A flow comes and goes with the step at its end: that one is told. */
function isImplied(overlay: Overlay, table: TableName, element: unknown): boolean {
  if (table !== 'flows' || typeof element !== 'object' || element === null) return false;
  const { added = {}, removed = {} } = overlay.nodes ?? {};
  return Object.entries(element).some(([key, id]) => (key === 'source' || key === 'target') && typeof id === 'string' && (Object.hasOwn(added, id) || Object.hasOwn(removed, id)));
}

/** What an element is called; a flow by where it comes from as well, for many are just called “yes”, and a nameless one by its ends. */
function called(overlay: Overlay, parent: ProcessModel, table: TableName, element: unknown): string | undefined {
  const name = nameOf(element);
  if (table !== 'flows' || typeof element !== 'object' || element === null) return name;
  const end = (of: 'source' | 'target'): string => {
    const id: unknown = Object.entries(element).find(([key]) => key === of)?.[1];
    return typeof id === 'string' ? (nameOf(find(parent.nodes, id)) ?? nameOf(overlay.nodes?.added[id]) ?? id) : '–';
  };
  return name === undefined ? `${end('source')} → ${end('target')}` : `${end('source')} ${name}`;
}

function ofField(name: string, field: string, { from, to }: Change, parent: ProcessModel, locale: Locale): readonly Message[] {
  const values = (write: (value: unknown) => string) => ({ name, from: write(from), to: write(to) });
  switch (field) {
    case 'headcount': return [message('results.changed.headcount', values((v) => numberText(v, locale)))];
    case 'costPerHour': return [message('results.changed.cost', values((v) => numberText(v, locale)))];
    case 'calendar': return [message('results.changed.calendar', values((v) => (typeof v === 'string' ? (nameOf(find(parent.calendars, v)) ?? v) : '24/7')))];
    case 'probability': return [message('results.changed.share', values((v) => (typeof v === 'number' ? formatPercent(locale, v) : '–')))];
    case 'name': return [message('results.changed.name', values(String))];
    case 'delay': return [message('results.changed.delay', values((v) => timeText(v, locale)))];
    case 'work': return ofWork(name, { from, to }, locale);
    default: return [message('results.changed.other', { name })];
  }
}

function ofWork(name: string, { from, to }: Change, locale: Locale): readonly Message[] {
  const before = Work.safeParse(from);
  const after = Work.safeParse(to);
  if (!before.success || !after.success) return [message('results.changed.other', { name })];
  const isSame = (key: keyof Work) => JSON.stringify(before.data[key]) === JSON.stringify(after.data[key]);
  return [
    ...(isSame('duration') ? [] : [message('results.changed.duration', { name, from: timeText(before.data.duration, locale), to: timeText(after.data.duration, locale) })]),
    ...(isSame('requirements') ? [] : [message('results.changed.people', { name })]),
    ...(isSame('shiftEnd') && isSame('priority') && isSame('fixedCost') ? [] : [message('results.changed.other', { name })]),
  ];
}

const numberText = (value: unknown, locale: Locale) => (typeof value === 'number' ? formatNumber(locale, value) : '–');

/** The mean of a distribution; what it is made of is for the inspector to say. */
function timeText(value: unknown, locale: Locale): string {
  const parsed = Distribution.safeParse(value);
  if (!parsed.success) return '–';
  const facts = distributionFacts(parsed.data);
  return facts.ok ? formatDuration(locale, facts.value.mean) : parsed.data.kind === 'expression' ? parsed.data.feel : '–';
}
