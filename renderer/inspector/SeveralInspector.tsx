import { useT } from '../i18n.ts';
import { changeKind } from '../../shared/commands/changeKind.ts';
import { moveToLane } from '../../shared/commands/moveToLane.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { ShiftEnd, ValueClass } from '../../shared/model/Node.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { isActivity } from '../../shared/model/Activity.ts';
import { DistributionField } from './DistributionField.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { kindFamily } from './kindFamilies.ts';
import { laneOptions } from './laneOptions.ts';
import { sharedValue } from './sharedValue.ts';
import { propertyCommand, useEdit } from './useEdit.ts';

const UNSET = '';

/** Properties that everything selected has, edited together as one undo step. */
export function SeveralInspector({ model, ids }: { readonly model: ProcessModel; readonly ids: readonly ElementId[] }) {
  const t = useT();
  const { run } = useEdit();
  const nodes = ids.flatMap((id) => find(model.nodes, id) ?? []);
  const activities = nodes.filter(isActivity);
  const isAllNodes = nodes.length === ids.length && nodes.length > 0;
  const isAllWork = activities.length === ids.length && activities.length > 0;

  const kind = sharedValue(nodes, (node) => node.kind);
  const family = nodes[0] ? kindFamily(nodes[0].kind) : [];
  const isOneFamily = family.length > 1 && nodes.every((node) => family.includes(node.kind));
  const pool = sharedValue(nodes, (node) => node.pool);
  const lane = sharedValue(nodes, (node) => node.lane);
  const lanes = pool.kind === 'same' ? laneOptions(model, pool.value) : laneOptions(model);
  const mixed = t('inspector.several.mixed');

  const setAll = (path: readonly string[], value: unknown) =>
    run(message('inspector.edit.several', { count: activities.length }), activities.map((node) => propertyCommand('nodes', node.id, path, value)));
  const duration = sharedValue(activities, (node) => node.work.duration);
  const shiftEnd = sharedValue(activities, (node) => node.work.shiftEnd);
  const priority = sharedValue(activities, (node) => node.work.priority);
  const fixedCost = sharedValue(activities, (node) => node.work.fixedCost);
  const valueClass = sharedValue(activities, (node) => node.service.valueClass ?? null);

  return (
    <>
      <ElementHeader kind={t('inspector.several')} name={t('inspector.several.count', { count: ids.length })} />
      {isAllNodes ? (
        <Section name="general" title={t('inspector.general')}>
          {isOneFamily ? (
            <SelectField
              label={t('inspector.kind')} value={kind.kind === 'same' ? kind.value : null} placeholder={mixed} options={family.map((value) => ({ value, label: t(`bpmn.${value}`) }))}
              onCommit={(value) => run(message('inspector.edit.several', { count: nodes.length }), nodes.filter((node) => node.kind !== value).map((node) => (m) => changeKind(m, { id: node.id, kind: value })))}
            />
          ) : null}
          {lanes.length > 0 ? (
            <SelectField
              label={t('inspector.lane')} value={lane.kind === 'same' ? (lanes.find(({ id }) => id === lane.value)?.id ?? null) : null} placeholder={lane.kind === 'mixed' ? mixed : t('inspector.none')}
              options={lanes.map(({ id, path }) => ({ value: id, label: path.map((name) => name.trim() || t('inspector.unnamed')).join(' › ') }))}
              onCommit={(value) => run(null, [(m) => moveToLane(m, { ids: nodes.map((node) => node.id), lane: value })])}
            />
          ) : null}
        </Section>
      ) : <p className="section-note">{t('inspector.several.hint')}</p>}
      {isAllWork ? (
        <Section name="work" title={t('inspector.work')}>
          <DistributionField
            label={t('inspector.duration')} value={duration.kind === 'same' ? duration.value : null} emptyLabel={duration.kind === 'mixed' ? mixed : t('inspector.notGiven')}
            onCommit={(value) => setAll(['work', 'duration'], value)}
          />
          <SelectField
            label={t('inspector.shiftEnd')} value={shiftEnd.kind === 'same' ? shiftEnd.value : null} placeholder={mixed}
            options={ShiftEnd.options.map((value) => ({ value, label: t(`inspector.shiftEnd.${value}`) }))} onCommit={(value) => setAll(['work', 'shiftEnd'], value)}
          />
          <NumberField
            label={t('inspector.priority')} value={priority.kind === 'same' ? priority.value : null} placeholder={mixed} min={-1e6} max={1e6} isOptional
            onCommit={(value) => { if (value !== null) setAll(['work', 'priority'], value); }}
          />
          <NumberField
            label={t('inspector.fixedCost')} unit={model.meta.settings.currency} value={fixedCost.kind === 'same' ? fixedCost.value : null} placeholder={mixed} min={0} max={1e9} isOptional
            onCommit={(value) => { if (value !== null) setAll(['work', 'fixedCost'], value); }}
          />
          <SelectField
            label={t('inspector.valueClass')} value={valueClass.kind === 'same' ? (valueClass.value ?? UNSET) : null} placeholder={mixed}
            options={[{ value: UNSET, label: t('inspector.notGiven') }, ...ValueClass.options.map((value) => ({ value, label: t(`inspector.valueClass.${value}`) }))]}
            onCommit={(value) => setAll(['service', 'valueClass'], value === UNSET ? undefined : value)}
          />
        </Section>
      ) : null}
    </>
  );
}
