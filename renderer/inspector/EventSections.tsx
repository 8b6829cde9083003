import { Plus, Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { undoableActivities } from '../../shared/model/compensation.ts';
import { EVENT_DEFINITION_KINDS, type BoundaryEvent, type EndEvent, type EventDefinition, type IntermediateCatchEvent, type IntermediateThrowEvent, type StartEvent } from '../../shared/model/Node.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { readTimerText } from '../../shared/timerText.ts';
import { DistributionField } from './DistributionField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { Select, SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { stepName } from './stepName.ts';
import { fromPercent, toPercent } from './percent.ts';
import type { SetProperty } from './useEdit.ts';

export type EventNode = StartEvent | IntermediateCatchEvent | IntermediateThrowEvent | BoundaryEvent | EndEvent;

/** BPMN 2.0.2 table 10.93: which definitions an event of a kind may carry. */
const POSSIBLE: Readonly<Record<EventNode['kind'], readonly EventDefinition['kind'][]>> = {
  startEvent: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  intermediateCatchEvent: ['message', 'timer', 'signal', 'conditional', 'link'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'compensation', 'link'],
  boundaryEvent: ['message', 'timer', 'signal', 'conditional', 'error', 'escalation', 'compensation', 'cancel'],
  endEvent: ['message', 'signal', 'error', 'escalation', 'compensation', 'cancel', 'terminate'],
};
const HAS_CODE: ReadonlySet<EventDefinition['kind']> = new Set(['error', 'escalation']);
const HAS_REFERENCE: ReadonlySet<EventDefinition['kind']> = new Set(['message', 'signal', 'error', 'escalation', 'link']);

interface EventSectionProps<N extends EventNode> {
  readonly model: ProcessModel;
  readonly node: N;
  readonly set: SetProperty;
}

/** What the event catches or throws. */
export function DefinitionsSection({ model, node, set }: EventSectionProps<EventNode>) {
  const t = useT();
  const { definitions } = node;
  const commit = (next: readonly EventDefinition[]) => set(['definitions'], next);
  const possible = POSSIBLE[node.kind];
  const free = possible.find((kind) => !definitions.some((definition) => definition.kind === kind));
  return (
    <Section name="definitions" title={t('inspector.definitions')} summary={definitions.map(({ kind }) => t(`inspector.definition.${kind}`)).join(', ') || t('inspector.none')}>
      {definitions.map((definition, i) => (
        <div className="card" key={`${definition.kind}-${i}`}>
          <div className="row-pair">
            <Select
              ariaLabel={t('inspector.definition')} value={definition.kind}
              options={EVENT_DEFINITION_KINDS.filter((kind) => kind === definition.kind || possible.includes(kind)).map((kind) => ({ value: kind, label: t(`inspector.definition.${kind}`) }))}
              onCommit={(kind) => commit(definitions.with(i, asKind(definition, kind)))}
            />
            <button type="button" className="tool-button" aria-label={t('inspector.definition.remove')} onClick={() => commit(definitions.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
          </div>
          {HAS_REFERENCE.has(definition.kind) ? (
            <TextField
              label={t('inspector.definition.reference')} value={definition.reference ?? ''} placeholder={t('inspector.optional')}
              onCommit={(text) => { const { reference: _, root: __, ...rest } = definition; commit(definitions.with(i, text === '' ? rest : { ...rest, reference: text })); }}
            />
          ) : null}
          {HAS_CODE.has(definition.kind) ? (
            <TextField
              label={t('inspector.definition.code')} value={definition.code ?? ''} placeholder={t('inspector.optional')} hint={t('inspector.definition.codeHint')}
              onCommit={(text) => { const { code: _, root: __, ...rest } = definition; commit(definitions.with(i, text === '' ? rest : { ...rest, code: text })); }}
            />
          ) : null}
          {definition.root === undefined ? null : <p className="section-note">{t('inspector.definition.root', { id: definition.root })}</p>}
          {definition.kind === 'compensation' && (node.kind === 'intermediateThrowEvent' || node.kind === 'endEvent') ? (
            <UndoneField model={model} node={node} definition={definition} onCommit={(next) => commit(definitions.with(i, next))} />
          ) : null}
          {definition.kind === 'timer' || definition.kind === 'conditional' ? (
            <TextField
              label={t(definition.kind === 'timer' ? 'inspector.definition.timerText' : 'inspector.condition')} value={definition.expression ?? ''} isCode
              placeholder={definition.kind === 'timer' ? (node.kind === 'startEvent' ? 'R/PT2H' : 'PT2H') : t('inspector.conditionExample')} hint={definition.kind === 'timer' ? t(timerHint(definition)) : undefined}
              onCommit={(text) => { const { expression: _, ...rest } = definition; commit(definitions.with(i, text === '' ? rest : { ...rest, expression: text })); }}
            />
          ) : null}
        </div>
      ))}
      {definitions.length === 0 ? <p className="section-note">{t('inspector.definition.noneHint')}</p> : null}
      {free ? <button type="button" className="text-button" onClick={() => commit([...definitions, { kind: free }])}><Plus size={14} aria-hidden />{t('inspector.definition.add')}</button> : null}
      {definitions.length > 1 ? <CheckField label={t('inspector.parallelMultiple')} value={node.parallelMultiple ?? false} onCommit={(value) => set(['parallelMultiple'], value)} /> : null}
    </Section>
  );
}

/** How a timer is written, or that nobody can read what was. */
const timerHint = ({ expression = '' }: EventDefinition) => (expression.trim() === '' || readTimerText(expression).kind !== 'unread' ? 'inspector.definition.timerHint' : 'inspector.definition.timerUnread');

/** Another kind of event does not mean what the old one did; only a name goes along. */
const asKind = ({ expression, ...old }: EventDefinition, kind: EventDefinition['kind']): EventDefinition => {
  const hasName = old.kind !== 'compensation' && kind !== 'compensation' && old.reference !== undefined;
  return { kind, ...(hasName ? { reference: old.reference } : {}), ...(expression === undefined ? {} : { expression }) };
};

interface UndoneFieldProps {
  readonly model: ProcessModel;
  readonly node: EventNode;
  readonly definition: EventDefinition;
  readonly onCommit: (definition: EventDefinition) => void;
}

/** Which activity a compensation event undoes. One that can no longer be undone stays in the list, so that it can be seen and changed. */
function UndoneField({ model, node, definition: { reference, ...rest }, onCommit }: UndoneFieldProps) {
  const t = useT();
  const undoable = undoableActivities(model, node.pool);
  const chosen = find(model.nodes, reference);
  const activities = chosen === undefined || undoable.includes(chosen) ? undoable : [...undoable, chosen];
  return (
    <SelectField
      label={t('inspector.definition.undoes')} value={chosen?.id ?? ''} hint={activities.length === 0 ? t('inspector.definition.undoesNone') : undefined}
      options={[{ value: '', label: t('inspector.definition.undoesAll') }, ...activities.map((activity) => ({ value: activity.id, label: stepName(activity, t) }))]}
      onCommit={(id) => onCommit(id === '' ? rest : { ...rest, reference: id })}
    />
  );
}

/** How long a case waits at a catching event. */
export function DelaySection({ node, set }: Omit<EventSectionProps<IntermediateCatchEvent>, 'model'>) {
  const t = useT();
  return (
    <Section name="delay" title={t('inspector.delay')}>
      <DistributionField label={t('inspector.delay.wait')} value={node.delay} emptyLabel={t('inspector.notGiven')} hint={t('inspector.delayHint')} initial={{ unit: 'h', mean: 1 }} onCommit={(delay) => set(['delay'], delay)} />
    </Section>
  );
}

/** How often a timer comes by its text. */
function timesWritten({ definitions }: BoundaryEvent): string {
  const read = readTimerText(definitions.find(({ kind }) => kind === 'timer')?.expression ?? '');
  return read.kind !== 'cycle' ? '1' : read.times === Infinity ? '∞' : String(read.times);
}

/** What sits on the border of an activity: does it stop the work, when, and how often. */
export function BoundarySection({ model, node, set }: EventSectionProps<BoundaryEvent>) {
  const t = useT();
  const host = find(model.nodes, node.attachedTo);
  return (
    <Section name="boundary" title={t('inspector.boundary')}>
      <p className="section-note">{host ? t('inspector.boundary.on', { name: host.name || host.id }) : t('inspector.boundary.loose')}</p>
      <CheckField label={t('inspector.boundary.interrupting')} value={node.cancelActivity} hint={t(node.cancelActivity ? 'inspector.boundary.interruptingHint' : 'inspector.boundary.nonInterruptingHint')} onCommit={(value) => set(['cancelActivity'], value)} />
      <DistributionField label={t('inspector.boundary.after')} value={node.delay} emptyLabel={t('inspector.notGiven')} initial={{ unit: 'h', mean: 2, kind: 'fixed' }} onCommit={(delay) => set(['delay'], delay)} />
      <SelectField
        label={t('inspector.boundary.clock')} value={node.clock} options={(['sinceEnabled', 'whileWorking'] as const).map((value) => ({ value, label: t(`inspector.boundary.${value}`) }))}
        onCommit={(clock) => set(['clock'], clock)}
      />
      <NumberField
        label={t('inspector.boundary.probability')} unit="%" value={node.probability === null ? null : toPercent(node.probability)} min={0} max={100} isOptional placeholder={t('inspector.notGiven')}
        hint={t('inspector.boundary.probabilityHint')} onCommit={(value) => set(['probability'], value === null ? null : fromPercent(value))}
      />
      {node.cancelActivity ? null : (
        <NumberField
          label={t('inspector.boundary.repeats')} unit={t('inspector.unit.times')} value={node.repeats ?? null} isOptional placeholder={timesWritten(node)} min={1} max={10_000} isWhole hint={t('inspector.boundary.repeatsHint')}
          onCommit={(value) => set(['repeats'], value ?? undefined)}
        />
      )}
    </Section>
  );
}
