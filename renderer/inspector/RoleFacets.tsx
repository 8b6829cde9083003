import { useT } from '../i18n.ts';
import { Allocation, type Role } from '../../shared/model/Role.ts';
import { AbsenceFields } from './AbsenceFields.tsx';
import { DistributionField } from './DistributionField.tsx';
import { previewMean } from './DistributionPreview.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { UNIT_LABELS } from './unitLabels.ts';
import type { Distribution } from '../../shared/model/Distribution.ts';
import { useFormat } from './useFormat.ts';
import { useSetProperty } from './useEdit.ts';

const FIRST_BREAKDOWN: NonNullable<Role['breakdown']> = {
  timeBetween: { kind: 'exponential', unit: 'h', mean: 40 },
  timeToRepair: { kind: 'exponential', unit: 'h', mean: 2 },
};

/** What few roles need: who of the free takes the work, interruptions, breakdowns, absences, overtime. */
export function RoleFacets({ role }: { readonly role: Role }) {
  const t = useT();
  const format = useFormat();
  const set = useSetProperty('roles', role.id);
  const { breakdown, switchOver, absences = [], overtimeFactor } = role;
  const allocation = role.allocation ?? 'longestIdle';
  const mean = (d: Distribution) => {
    const value = previewMean(d);
    return value === null ? '…' : `${format.number(value)} ${t(UNIT_LABELS[d.unit])}`;
  };
  return (
    <div className="facets">
      <Facet title={t('inspector.allocation')} summary={t(`inspector.allocation.${allocation}`)} isSet={allocation !== 'longestIdle'} hint={t('inspector.allocation.hint')}>
        <SelectField label={t('inspector.allocation.who')} value={allocation} options={Allocation.options.map((value) => ({ value, label: t(`inspector.allocation.${value}`) }))} onCommit={(value) => set(['allocation'], value === 'longestIdle' ? undefined : value)} />
      </Facet>
      <Facet
        title={t('inspector.preemption')} summary={t(role.isPreemptive ? (role.queueOrder === 'priority' ? 'inspector.preemption.on' : 'inspector.preemption.idle') : 'inspector.preemption.off')} isSet={role.isPreemptive ?? false} hint={t('inspector.preemption.hint')}
      >
        <CheckField label={t('inspector.preemption.label')} value={role.isPreemptive ?? false} onCommit={(value) => set(['isPreemptive'], value ? true : undefined)} />
        {role.isPreemptive && role.queueOrder !== 'priority' ? (
          <>
            <p className="field-error">{t('inspector.preemption.needsPriority')}</p>
            <button type="button" className="text-button" onClick={() => set(['queueOrder'], 'priority')}>{t('inspector.preemption.usePriority')}</button>
          </>
        ) : null}
      </Facet>
      <Facet title={t('inspector.roleAbsences')} summary={absences.length === 0 ? t('inspector.none') : t('inspector.absence.count', { count: absences.length })} isSet={absences.length > 0} hint={t('inspector.roleAbsences.hint')}>
        <AbsenceFields absences={absences} hasQuantity make={(from, to) => ({ from, to, quantity: 1 })} onCommit={(next) => set(['absences'], next.length === 0 ? undefined : next)} />
      </Facet>
      <Facet
        title={t('inspector.breakdown')} isSet={breakdown !== undefined} hint={t('inspector.breakdown.hint')}
        summary={breakdown ? t('inspector.breakdown.summary', { between: mean(breakdown.timeBetween), repair: mean(breakdown.timeToRepair) }) : t('inspector.none')}
      >
        <CheckField label={t('inspector.breakdown.label')} value={breakdown !== undefined} onCommit={(value) => set(['breakdown'], value ? FIRST_BREAKDOWN : undefined)} />
        {breakdown ? (
          <>
            <DistributionField label={t('inspector.breakdown.between')} value={breakdown.timeBetween} isOfNoCase isPositive onCommit={(timeBetween) => { if (timeBetween) set(['breakdown'], { ...breakdown, timeBetween }); }} />
            <DistributionField label={t('inspector.breakdown.repair')} value={breakdown.timeToRepair} isOfNoCase onCommit={(timeToRepair) => { if (timeToRepair) set(['breakdown'], { ...breakdown, timeToRepair }); }} />
          </>
        ) : null}
      </Facet>
      <Facet title={t('inspector.switchOver')} summary={switchOver ? mean(switchOver) : t('inspector.none')} isSet={switchOver !== undefined} hint={t('inspector.switchOver.hint')}>
        <DistributionField label={t('inspector.switchOver.time')} value={switchOver ?? null} emptyLabel={t('inspector.none')} initial={{ unit: 'min', mean: 5, kind: 'fixed' }} onCommit={(value) => set(['switchOver'], value ?? undefined)} />
      </Facet>
      <Facet title={t('inspector.overtime')} summary={t('inspector.overtime.summary', { factor: format.number(overtimeFactor ?? 1) })} isSet={overtimeFactor !== undefined} hint={t('inspector.overtime.hint')}>
        <NumberField label={t('inspector.overtime.factor')} unit="×" value={overtimeFactor ?? null} isOptional placeholder="1" min={0} max={100} onCommit={(value) => set(['overtimeFactor'], value ?? undefined)} />
      </Facet>
    </div>
  );
}
