import { useT } from '../i18n.ts';
import { calledPool } from '../../shared/model/calledPool.ts';
import { givenRole } from '../../shared/model/givenRole.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { Activity } from '../../shared/model/Activity.ts';
import { ShiftEnd, type Requirement } from '../../shared/model/Node.ts';
import { DEFAULT_AUTOMATIC_DURATION, DEFAULT_DURATION, hasNoStaff, isAutomatic } from '../../shared/simulation/defaults.ts';
import { BatchFacet } from './BatchFacet.tsx';
import { DistributionField } from './DistributionField.tsx';
import { previewMean } from './DistributionPreview.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { AlternativesFacet, KeepFacet, PerformerFacet, PriorityFacet, SetsFacet } from './StepFacets.tsx';
import { TeamFields } from './TeamFields.tsx';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

export interface WorkSectionProps {
  readonly model: ProcessModel;
  readonly node: Activity;
  readonly set: SetProperty;
}

/** Who does a step, for how long and at what cost; below, folded, what few steps need. */
export function WorkSection({ model, node, set }: WorkSectionProps) {
  const t = useT();
  const format = useFormat();
  const { work } = node;
  // The engine takes the time of a sub-process from what is in it.
  const isOfSteps = rows(model.nodes).some((inner) => inner.parent === node.id);
  if (isOfSteps || calledPool(model, node) !== null) return <Section name="work" title={t('inspector.work')}><p className="section-note">{t(isOfSteps ? 'inspector.work.ofSteps' : 'inspector.work.ofProcess')}</p></Section>;
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
      <NumberField
        label={t('inspector.fixedCost')} unit={model.meta.settings.currency} value={work.fixedCost} min={0} max={1e9}
        onCommit={(cost) => set(['work', 'fixedCost'], cost ?? 0)}
      />
      <div className="facets">
        <PriorityFacet model={model} node={node} set={set} />
        <AlternativesFacet model={model} node={node} set={set} />
        <PerformerFacet model={model} node={node} set={set} />
        <KeepFacet model={model} node={node} set={set} />
        <BatchFacet node={node} set={set} />
        <SetsFacet model={model} node={node} set={set} />
      </div>
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
      {requirements && requirements.length > 0 ? <TeamFields model={model} team={requirements} onCommit={commit} /> : null}
    </>
  );
}
