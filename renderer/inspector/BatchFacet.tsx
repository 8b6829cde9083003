import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Batch } from '../../shared/model/Node.ts';
import type { Activity } from '../../shared/model/Activity.ts';
import { clockTimesText, parseClockTimes } from './clockTimes.ts';
import { DistributionField } from './DistributionField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

const FIRST_BATCH: Batch = { size: 10, maxWait: null, at: null, mode: 'together', perItem: null };
const MODES = ['together', 'oneByOne'] as const;

/** Cases that wait for each other at a step: until so many are there, so long, or until the clock says so. */
export function BatchFacet({ node, set }: { readonly node: Activity; readonly set: SetProperty }) {
  const t = useT();
  const format = useFormat();
  const { batch } = node.work;
  const change = (part: Partial<Batch>) => { if (batch) set(['work', 'batch'], { ...batch, ...part }); };
  const hasTrigger = batch !== undefined && (batch.size !== null || batch.maxWait !== null || (batch.at?.length ?? 0) > 0);
  const summary = !batch ? t('inspector.batch.none')
    : !hasTrigger ? t('inspector.batch.noTrigger.short')
      : [batch.size === null ? '' : t('inspector.batch.size.short', { count: batch.size, n: format.number(batch.size, 0) }), batch.maxWait ? t('inspector.batch.maxWait.short') : '', batch.at?.length ? clockTimesText(batch.at) : ''].filter((part) => part !== '').join(' · ');
  return (
    <Facet title={t('inspector.batch')} summary={summary} isSet={batch !== undefined} hint={t('inspector.batch.hint')}>
      <CheckField label={t('inspector.batch.on')} value={batch !== undefined} onCommit={(isOn) => set(['work', 'batch'], isOn ? FIRST_BATCH : undefined)} />
      {batch ? (
        <>
          <NumberField label={t('inspector.batch.size')} unit={t('inspector.unit.cases')} value={batch.size} isOptional placeholder={t('inspector.batch.anySize')} min={1} max={100_000} isWhole onCommit={(size) => change({ size })} />
          <TextField
            label={t('inspector.batch.at')} value={clockTimesText(batch.at ?? [])} placeholder={t('inspector.batch.atExample')}
            onCommit={(text) => {
              const at = parseClockTimes(text);
              if (!at.ok) return at.error;
              if (at.value.length > 1_440) return message('inspector.error.tooManyValues', { max: 1_440 });
              change({ at: at.value.length === 0 ? null : at.value });
              return null;
            }}
          />
          <DistributionField label={t('inspector.batch.maxWait')} value={batch.maxWait} emptyLabel={t('inspector.batch.noMaxWait')} initial={{ unit: 'h', mean: 4, kind: 'fixed' }} onCommit={(maxWait) => change({ maxWait })} />
          {hasTrigger ? null : <p className="field-error">{t('inspector.batch.noTrigger')}</p>}
          <SelectField label={t('inspector.batch.mode')} value={batch.mode} options={MODES.map((value) => ({ value, label: t(`inspector.batch.${value}`) }))} hint={t(`inspector.batch.${batch.mode}.hint`)} onCommit={(mode) => change({ mode })} />
          <DistributionField label={t('inspector.batch.perItem')} value={batch.perItem} emptyLabel={t('inspector.batch.noPerItem')} initial={{ unit: 'min', mean: 2, kind: 'fixed' }} onCommit={(perItem) => change({ perItem })} />
        </>
      ) : null}
    </Facet>
  );
}
