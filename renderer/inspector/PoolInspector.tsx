import { useT } from '../i18n.ts';
import { rename } from '../../shared/commands/rename.ts';
import type { Pool } from '../../shared/model/Pool.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { DistributionField } from './DistributionField.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { Section } from './fields/Section.tsx';
import { TextField } from './fields/TextField.tsx';
import { StaffingSection } from './StaffingSection.tsx';
import { useEdit, useSetProperty } from './useEdit.ts';

export function PoolInspector({ model, pool }: { readonly model: ProcessModel; readonly pool: Pool }) {
  const t = useT();
  const set = useSetProperty('pools', pool.id);
  const { execute } = useEdit();
  // Where there are lanes, each says who works in it.
  const isUndivided = pool.kind !== 'blackBox' && !rows(model.lanes).some((lane) => lane.pool === pool.id);
  return (
    <>
      <ElementHeader kind={t(pool.kind === 'blackBox' ? 'bpmn.blackBox' : 'bpmn.pool')} name={pool.name.trim() || t('inspector.unnamed')} />
      <Section name="general" title={t('inspector.general')}>
        <TextField label={t('inspector.name')} value={pool.name} placeholder={t('inspector.namePlaceholder')} onCommit={(name) => void execute((m) => rename(m, { id: pool.id, name }))} />
        {pool.kind !== 'blackBox' ? <CheckField label={t('inspector.pool.isExecutable')} value={pool.isExecutable ?? false} onCommit={(value) => set(['isExecutable'], value)} /> : null}
        <TextField label={t('inspector.documentation')} value={pool.documentation ?? ''} isMultiline placeholder={t('inspector.documentationPlaceholder')} onCommit={(text) => void set(['documentation'], text === '' ? undefined : text)} />
      </Section>
      {isUndivided ? <StaffingSection model={model} of={{ table: 'pools', row: pool }} noRoleHint={t('inspector.lane.noRoleHint')} addLabel={t('inspector.pool.addRole')} /> : null}
      {pool.kind === 'blackBox' ? (
        <Section name="partner" title={t('inspector.pool.partner')}>
          <DistributionField label={t('inspector.pool.responseTime')} value={pool.responseTime ?? null} emptyLabel={t('inspector.notGiven')} hint={t('inspector.pool.responseHint')} initial={{ unit: 'h', mean: 4 }} onCommit={(value) => set(['responseTime'], value ?? undefined)} />
        </Section>
      ) : null}
    </>
  );
}
