import { Plus, Trash2 } from 'lucide-react';
import { useT } from '../i18n.ts';
import { givenRole } from '../../shared/model/givenRole.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { CallActivity, Loop, Requirement, SubProcess, Task } from '../../shared/model/Node.ts';
import { ShiftEnd } from '../../shared/model/Node.ts';
import { DEFAULT_AUTOMATIC_DURATION, DEFAULT_DURATION, DEFAULT_LOOP_COUNT, hasNoStaff, isAutomatic } from '../../shared/simulation/defaults.ts';
import { DistributionField } from './DistributionField.tsx';
import { previewMean } from './DistributionPreview.tsx';
import { Field } from './fields/Field.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { Select, SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

export type Activity = Task | CallActivity | SubProcess;

interface WorkSectionProps {
  readonly model: ProcessModel;
  readonly node: Activity;
  readonly set: SetProperty;
}

/** Who does a step, for how long and at what cost. */
export function WorkSection({ model, node, set }: WorkSectionProps) {
  const t = useT();
  const format = useFormat();
  const { work } = node;
  // The engine takes the time of a sub-process from what is in it.
  if (rows(model.nodes).some((inner) => inner.parent === node.id)) return <Section name="work" title={t('inspector.work')}><p className="section-note">{t('inspector.work.ofSteps')}</p></Section>;
  const assumed = isAutomatic(node) ? DEFAULT_AUTOMATIC_DURATION : DEFAULT_DURATION;
  const assumedMean = previewMean(assumed) ?? 1;
  return (
    <Section name="work" title={t('inspector.work')}>
      <DistributionField
        label={t('inspector.duration')} value={work.duration} emptyLabel={t('inspector.notGiven')} hint={t('inspector.durationHint', { time: format.duration(assumedMean) })} initial={{ unit: assumed.unit, mean: assumedMean }}
        onCommit={(duration) => set(['work', 'duration'], duration)}
      />
      <People model={model} node={node} set={set} />
      <SelectField
        label={t('inspector.shiftEnd')} value={work.shiftEnd}
        options={ShiftEnd.options.map((value) => ({ value, label: t(`inspector.shiftEnd.${value}`) }))}
        onCommit={(shiftEnd) => set(['work', 'shiftEnd'], shiftEnd)}
      />
      <NumberField label={t('inspector.priority')} value={work.priority} min={-1e6} max={1e6} hint={t('inspector.priorityHint')} onCommit={(priority) => set(['work', 'priority'], priority ?? 0)} />
      <NumberField
        label={t('inspector.fixedCost')} unit={model.meta.settings.currency} value={work.fixedCost} min={0} max={1e9}
        onCommit={(cost) => set(['work', 'fixedCost'], cost ?? 0)}
      />
    </Section>
  );
}

type Staffing = 'lane' | 'nobody' | 'listed';
const staffingOf = (requirements: readonly Requirement[] | null): Staffing => (requirements === null ? 'lane' : requirements.length === 0 ? 'nobody' : 'listed');

function People({ model, node, set }: WorkSectionProps) {
  const t = useT();
  const { requirements } = node.work;
  const lane = find(model.lanes, node.lane);
  const laneRole = find(model.roles, givenRole(model, node)?.role);
  const roles = rows(model.roles);
  const commit = (next: readonly Requirement[] | null) => set(['work', 'requirements'], next);
  const firstFree = roles.find((role) => !requirements?.some((requirement) => requirement.role === role.id));
  const options: readonly { value: Staffing; label: string }[] = [
    { value: 'lane', label: laneRole ? t('inspector.people.laneRole', { role: laneRole.name }) : t('inspector.people.lane') },
    { value: 'nobody', label: t('inspector.people.nobody') },
    ...(roles.length > 0 ? [{ value: 'listed' as const, label: t('inspector.people.listed') }] : []),
  ];
  return (
    <>
      <SelectField
        label={t('inspector.people')} value={staffingOf(requirements)} options={options}
        hint={requirements === null && !laneRole && !hasNoStaff(lane?.laneKind ?? null) && !isAutomatic(node) ? t('inspector.people.noRole') : undefined}
        onCommit={(staffing) => {
          const role = laneRole ?? roles[0];
          commit(staffing === 'lane' ? null : staffing === 'nobody' || !role ? [] : [{ role: role.id, quantity: 1 }]);
        }}
      />
      {requirements?.map((requirement, i) => (
        <div className="row-pair" key={requirement.role}>
          <Select
            ariaLabel={t('inspector.people.role')} value={requirement.role}
            options={roles.filter((role) => role.id === requirement.role || !requirements.some((other) => other.role === role.id)).map((role) => ({ value: role.id, label: role.name }))}
            onCommit={(role) => commit(requirements.with(i, { ...requirement, role }))}
          />
          <NumberField label={t('inspector.people.quantity')} unit={t('inspector.unit.people')} value={requirement.quantity} min={1} max={1_000} isWhole onCommit={(quantity) => commit(requirements.with(i, { ...requirement, quantity: quantity ?? 1 }))} />
          <button type="button" className="tool-button" aria-label={t('inspector.people.remove')} onClick={() => commit(requirements.toSpliced(i, 1))}><Trash2 size={14} aria-hidden /></button>
        </div>
      ))}
      {requirements && requirements.length > 0 && firstFree ? (
        <button type="button" className="text-button" onClick={() => commit([...requirements, { role: firstFree.id, quantity: 1 }])}><Plus size={14} aria-hidden />{t('inspector.people.add')}</button>
      ) : null}
    </>
  );
}

const LOOP_KINDS = ['none', 'standard', 'multiInstanceParallel', 'multiInstanceSequential'] as const;

/** How often a step is done: BPMN loop and multi-instance markers (BPMN 2.0.2 §13.2.6–7). */
export function LoopSection({ node, set }: Pick<WorkSectionProps, 'node' | 'set'>) {
  const t = useT();
  const { loop } = node;
  const commit = (next: Loop | null) => set(['loop'], next);
  return (
    <Section name="loop" title={t('inspector.loop')} summary={loop ? t(`inspector.loop.${loop.kind}`) : t('inspector.loop.none')} startsFolded={!loop}>
      <Field label={t('inspector.loop.kind')}>
        {({ id }) => (
          <Select
            id={id} value={loop?.kind ?? 'none'} options={LOOP_KINDS.map((value) => ({ value, label: t(`inspector.loop.${value}`) }))}
            onCommit={(kind) => commit(kind === 'none' ? null : { kind, count: loop?.count ?? 2, ...(loop?.condition ? { condition: loop.condition } : {}) })}
          />
        )}
      </Field>
      {loop ? (
        <>
          <NumberField
            label={t(loop.kind === 'standard' ? 'inspector.loop.rounds' : 'inspector.loop.instances')} unit={t('inspector.unit.times')} value={loop.count} isOptional placeholder={String(DEFAULT_LOOP_COUNT)} min={0} max={10_000}
            onCommit={(count) => commit({ ...loop, count })}
          />
          <TextField
            label={t('inspector.loop.condition')} value={loop.condition ?? ''} isCode placeholder={t('inspector.optional')}
            onCommit={(text) => { const { condition: _, ...rest } = loop; commit(text === '' ? rest : { ...rest, condition: text }); }}
          />
        </>
      ) : null}
    </Section>
  );
}
