import { Plus, Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { nodesAfter, nodesBefore } from '../../shared/model/flowReach.ts';
import type { NodeId } from '../../shared/model/ids.ts';
import type { Requirement } from '../../shared/model/Node.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { isActivity, type Activity } from '../../shared/model/Activity.ts';
import { rolesOfStep } from '../../shared/simulation/rolesOfStep.ts';
import { FeelField } from './FeelField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Select, SelectField } from './fields/SelectField.tsx';
import { TeamFields } from './TeamFields.tsx';
import { stepName } from './stepName.ts';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

interface StepFacetProps {
  readonly model: ProcessModel;
  readonly node: Activity;
  readonly set: SetProperty;
}

const NONE = '';

/** Larger is more urgent: a number, or an expression over the case. */
export function PriorityFacet({ model, node, set }: StepFacetProps) {
  const t = useT();
  const format = useFormat();
  const { priority, priorityExpression } = node.work;
  const isRead = rolesOfStep(model, node).some((role) => find(model.roles, role)?.queueOrder === 'priority');
  return (
    <Facet
      title={t('inspector.priority')} summary={priorityExpression ?? (priority === 0 ? t('inspector.priority.normal') : format.number(priority))} isSet={priority !== 0 || priorityExpression !== undefined}
      hint={t(isRead ? 'inspector.priorityHint' : 'inspector.priority.unread')}
    >
      <NumberField label={t('inspector.priority')} value={priority} min={-1e6} max={1e6} onCommit={(value) => set(['work', 'priority'], value ?? 0)} />
      <FeelField label={t('inspector.priority.feel')} value={priorityExpression ?? ''} gives="number" placeholder={t('inspector.priority.feelExample')} onCommit={(text) => void set(['work', 'priorityExpression'], text === '' ? undefined : text)} />
    </Facet>
  );
}

const teamText = (model: ProcessModel, team: readonly Requirement[]) =>
  team.map(({ role, quantity }) => `${quantity > 1 ? `${quantity} × ` : ''}${find(model.roles, role)?.name ?? role}`).join(' + ');

/** Teams that may do the step when the first one is not free. */
export function AlternativesFacet({ model, node, set }: StepFacetProps) {
  const t = useT();
  const alternatives = node.work.alternatives ?? [];
  const commit = (next: readonly (readonly Requirement[])[]) => {
    const kept = next.filter((team) => team.length > 0);
    set(['work', 'alternatives'], kept.length === 0 ? undefined : kept);
  };
  const used = new Set(rolesOfStep(model, node));
  const free = rows(model.roles).find((role) => !used.has(role.id)) ?? rows(model.roles)[0];
  return (
    <Facet
      title={t('inspector.alternatives')} summary={alternatives.length === 0 ? t('inspector.none') : alternatives.map((team) => teamText(model, team)).join(' · ')} isSet={alternatives.length > 0}
      hint={t(rows(model.roles).length === 0 ? 'inspector.alternatives.noRoles' : 'inspector.alternatives.hint')}
    >
      {alternatives.map((team, i) => (
        <fieldset className="card" key={`${i} ${team.map(({ role }) => role).join(' ')}`}>
          <legend className="distribution-title">{t('inspector.alternatives.team', { number: i + 1 })}</legend>
          <TeamFields model={model} team={team} onCommit={(next) => commit(alternatives.with(i, next))} />
        </fieldset>
      ))}
      {free && alternatives.length < 20 ? <button type="button" className="text-button" onClick={() => commit([...alternatives, [{ role: free.id, quantity: 1 }]])}><Plus size={14} aria-hidden />{t('inspector.alternatives.add')}</button> : null}
    </Facet>
  );
}

/** Steps that may be named, with one that no longer fits kept in the list, so that it can be seen and changed. */
function stepOptions(model: ProcessModel, node: Activity, reached: ReadonlySet<NodeId>, chosen: NodeId | undefined): readonly Activity[] {
  return rows(model.nodes).filter(isActivity).filter((other) => other.id === chosen || (other.id !== node.id && reached.has(other.id)));
}

const RULES = ['anyone', 'sameAs', 'notSameAs'] as const;

/** The same person as at another step, or another one: four eyes. */
export function PerformerFacet({ model, node, set }: StepFacetProps) {
  const t = useT();
  const { performer } = node.work;
  const chosen = find(model.nodes, performer?.step);
  return (
    <Facet
      title={t('inspector.performer')} isSet={performer !== undefined} hint={t('inspector.performer.hint')}
      summary={performer && chosen ? t(`inspector.performer.${performer.rule}.summary`, { step: stepName(chosen, t) }) : t('inspector.performer.anyone')}
    >
      <PerformerFields model={model} node={node} set={set} />
    </Facet>
  );
}

/** Looked up only while it is open: a large model has many ways. */
function PerformerFields({ model, node, set }: StepFacetProps) {
  const t = useT();
  const { performer } = node.work;
  const before = nodesBefore(model, node.id);
  const options = stepOptions(model, node, before, performer?.step);
  const [first] = options;
  return (
    <>
      {first ? (
        <SelectField
          label={t('inspector.performer.rule')} value={performer?.rule ?? 'anyone'} options={RULES.map((value) => ({ value, label: t(`inspector.performer.${value}`) }))}
          onCommit={(rule) => set(['work', 'performer'], rule === 'anyone' ? undefined : { rule, step: performer?.step ?? first.id })}
        />
      ) : <p className="section-note">{t('inspector.performer.noSteps')}</p>}
      {performer ? (
        <SelectField
          label={t('inspector.performer.step')} value={performer.step} options={options.map((step) => ({ value: step.id, label: stepName(step, t) }))}
          hint={before.has(performer.step) ? undefined : t('inspector.performer.notBefore')} onCommit={(step) => set(['work', 'performer'], { ...performer, step })}
        />
      ) : null}
    </>
  );
}

/** The people stay with the case until a later step has ended. */
export function KeepFacet({ model, node, set }: StepFacetProps) {
  const t = useT();
  const { keepUntil } = node.work;
  const chosen = find(model.nodes, keepUntil);
  return (
    <Facet
      title={t('inspector.keep')} isSet={keepUntil !== undefined} hint={t('inspector.keep.hint')}
      summary={chosen ? t('inspector.keep.summary', { step: stepName(chosen, t) }) : t('inspector.keep.none')}
    >
      <KeepField model={model} node={node} set={set} />
    </Facet>
  );
}

function KeepField({ model, node, set }: StepFacetProps) {
  const t = useT();
  const { keepUntil } = node.work;
  const options = stepOptions(model, node, nodesAfter(model, node.id), keepUntil);
  return (
    <SelectField
      label={t('inspector.keep.until')} value={keepUntil ?? NONE} options={[{ value: NONE, label: t('inspector.keep.none') }, ...options.map((step) => ({ value: step.id, label: stepName(step, t) }))]}
      onCommit={(step) => set(['work', 'keepUntil'], step === NONE ? undefined : step)}
    />
  );
}

/** Attributes of the case that are set when the step is done. */
export function SetsFacet({ model, node, set }: StepFacetProps) {
  const t = useT();
  const sets = node.work.sets ?? [];
  const attributes = rows(model.attributes);
  const [first] = attributes;
  const nameOf = (id: string) => find(model.attributes, id)?.name ?? id;
  const commit = (next: typeof sets) => set(['work', 'sets'], next.length === 0 ? undefined : next);
  return (
    <Facet
      title={t('inspector.sets')} summary={sets.length === 0 ? t('inspector.none') : sets.map(({ attribute, value }) => `${nameOf(attribute)} = ${value}`).join(' · ')} isSet={sets.length > 0}
      hint={t(first ? 'inspector.sets.hint' : 'inspector.sets.noAttributes')}
    >
      {sets.map((each, i) => (
        <div className="card" key={`${i} ${each.attribute}`}>
          <div className="row-pair">
            <Select ariaLabel={t('inspector.sets.attribute')} value={each.attribute} options={attributes.map(({ id, name }) => ({ value: id, label: name }))} onCommit={(attribute) => commit(sets.with(i, { ...each, attribute }))} />
            <button type="button" className="tool-button" aria-label={t('inspector.sets.remove', { name: nameOf(each.attribute) })} onClick={() => commit(sets.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
          </div>
          <FeelField label={t('inspector.sets.value')} value={each.value} gives="anything" onCommit={(value) => { if (value === '') return { key: 'inspector.error.needsExpression' }; commit(sets.with(i, { ...each, value })); return null; }} />
        </div>
      ))}
      {first && sets.length < 100 ? <button type="button" className="text-button" onClick={() => commit([...sets, { attribute: first.id, value: first.name }])}><Plus size={14} aria-hidden />{t('inspector.sets.add')}</button> : null}
    </Facet>
  );
}
