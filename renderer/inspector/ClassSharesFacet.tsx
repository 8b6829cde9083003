import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { Arrivals } from '../../shared/model/Node.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { caseClasses } from './caseClasses.ts';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { useFormat } from './useFormat.ts';

type Shares = NonNullable<Arrivals['shares']>;

interface ClassSharesFacetProps {
  readonly model: ProcessModel;
  readonly shares: Shares | undefined;
  readonly onCommit: (shares: Shares | undefined) => void;
}

/** Which classes of cases come in here, and how many of each in proportion. */
export function ClassSharesFacet({ model, shares, onCommit }: ClassSharesFacetProps) {
  const t = useT();
  const format = useFormat();
  const attribute = find(model.attributes, model.meta.settings.caseClass);
  const classes = caseClasses(model);
  const known = shares?.map(({ value }) => value) ?? [];
  const values = [...classes.map(({ value }) => value), ...known.filter((value) => !classes.some((each) => each.value === value))];
  const weightOf = (value: string) => shares?.find((share) => share.value === value)?.weight ?? 0;
  const total = shares?.reduce((sum, { weight }) => sum + weight, 0) ?? 0;
  const withShare = (of: string, weight: number | null): Shares => {
    const base = shares ?? classes;
    return values.map((each) => ({ value: each, weight: each === of ? (weight ?? 0) : (base.find((share) => share.value === each)?.weight ?? 0) }));
  };
  const summary = !shares ? t('inspector.shares.asEverywhere') : shares.filter(({ weight }) => weight > 0).map(({ value, weight }) => `${value} ${format.percent(weight / (total || 1), 0)}`).join(' · ');
  return (
    <Facet title={t('inspector.shares')} summary={summary} isSet={shares !== undefined} hint={attribute && values.length > 0 ? t('inspector.shares.hint', { name: attribute.name }) : t('inspector.shares.noClass')}>
      {attribute || shares ? (
        <>
          {values.map((value) => (
            <NumberField
              key={value} label={value} unit={shares && total > 0 ? format.percent(weightOf(value) / total, 1) : undefined} value={shares ? weightOf(value) : null} isOptional min={0} max={1e9}
              placeholder={String(classes.find((each) => each.value === value)?.weight ?? 0)}
              check={(weight) => (withShare(value, weight).some((share) => share.weight > 0) ? null : message('inspector.shares.none'))} onCommit={(weight) => onCommit(withShare(value, weight))}
            />
          ))}
          {shares ? <button type="button" className="text-button" onClick={() => onCommit(undefined)}>{t('inspector.shares.reset')}</button> : null}
        </>
      ) : null}
    </Facet>
  );
}
