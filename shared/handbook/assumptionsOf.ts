import { isAssumption } from '../analysis/words/isAssumption.ts';
import type { Message, MessageParams } from '../i18n/Message.ts';
import { rows } from '../model/ProcessModel.ts';
import { compile } from '../simulation/compile.ts';
import { oneLine, type Reading } from './Reading.ts';

/** What a run assumes where the model is silent, or why it cannot run. */
export interface Assumptions {
  readonly isRunnable: boolean;
  readonly texts: readonly string[];
}

const MOST_REASONS = 20;

export function assumptionsOf(reading: Reading): Assumptions {
  const { model, t } = reading;
  const compiled = compile(model);
  const said = compiled.ok ? compiled.value.warnings.filter(isAssumption) : compiled.error.slice(0, MOST_REASONS).map(({ message }) => message);
  const names = namesOfNameless(reading);
  return { isRunnable: compiled.ok, texts: [...new Set(said.map((message) => t(withNames(message, names))))] };
}

/** The engine calls what has no name by its id, which no reader of a document knows: here it is called as everywhere else. */
function namesOfNameless({ model, t, nameOf }: Reading): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ...rows(model.nodes).filter(({ name }) => oneLine(name) === '').map((node) => [node.id, nameOf(node)] as const),
    ...rows(model.lanes).filter(({ name }) => oneLine(name) === '').map(({ id }) => [id, t('bpmn.lane')] as const),
    ...rows(model.pools).filter(({ name }) => oneLine(name) === '').map(({ id }) => [id, t('bpmn.pool')] as const),
  ]);
}

/** `names` lists several. */
function withNames({ key, params = {} }: Message, names: ReadonlyMap<string, string>): Message {
  const named = (text: string, field: string): string =>
    field === 'names' ? text.split(', ').map((each) => names.get(each) ?? each).join(', ') : (names.get(text) ?? text);
  const said: MessageParams = Object.fromEntries(Object.entries(params).map(([field, value]) => [field, typeof value === 'string' ? named(value, field) : value]));
  return { key, params: said };
}
