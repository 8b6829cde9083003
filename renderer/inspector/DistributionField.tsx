import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import { TimeUnit, type Distribution } from '../../shared/model/Distribution.ts';
import { CUT_OFFS, DISTRIBUTION_FORMS, DISTRIBUTION_KINDS, parameterOf, refusal, type DistributionKind, type DistributionParameter } from './distributionForm.ts';
import { DistributionPreview, previewMean } from './DistributionPreview.tsx';
import { HistogramBinsField, ValuesField } from './EmpiricalFields.tsx';
import { FeelField } from './FeelField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Select } from './fields/SelectField.tsx';
import { distributionWithMean, inUnit, withParameter, withPoint } from './switchDistribution.ts';
import { UNIT_LABELS } from './unitLabels.ts';

const NOT_GIVEN = 'notGiven';

interface DistributionFieldProps {
  readonly label: string;
  readonly value: Distribution | null;
  /** What an empty field means; without it the time must be given. */
  readonly emptyLabel?: string | undefined;
  readonly hint?: string | undefined;
  /** What is proposed first when the field was empty. */
  readonly initial?: { readonly unit: TimeUnit; readonly mean: number; readonly kind?: DistributionKind } | undefined;
  /** A plain number, not a time: what a case attribute is drawn from. Kept in minutes, shown without unit. */
  readonly isPlain?: boolean | undefined;
  /** Drawn where there is no case yet, or none that it belongs to: no expression over case attributes. */
  readonly isOfNoCase?: boolean | undefined;
  /** What must not be on average nothing, such as the gap between two cases. */
  readonly isPositive?: boolean | undefined;
  readonly onCommit: (value: Distribution | null) => void;
}

/** A random time: how it varies in plain words, its numbers with their unit, and a picture with mean and 90th percentile. */
export function DistributionField({ label, value, emptyLabel, hint, initial = { unit: 'min', mean: 10 }, isPlain = false, isOfNoCase = isPlain, isPositive = false, onCommit }: DistributionFieldProps) {
  const t = useT();
  const options = [
    ...(emptyLabel ? [{ value: NOT_GIVEN, label: emptyLabel }] as const : []),
    ...DISTRIBUTION_KINDS.filter((kind) => kind !== 'expression' || !isOfNoCase || value?.kind === kind).map((kind) => ({ value: kind, label: t(DISTRIBUTION_FORMS[kind].label) })),
  ];
  const units = TimeUnit.options.map((unit) => ({ value: unit, label: t(UNIT_LABELS[unit]) }));
  const chooseKind = (kind: DistributionKind | typeof NOT_GIVEN) => {
    if (kind === NOT_GIVEN) return onCommit(null);
    if (!value) return onCommit(distributionWithMean(initial.kind ?? kind, initial.unit, initial.mean));
    return onCommit(distributionWithMean(kind, value.unit, previewMean(value) ?? initial.mean));
  };
  const wrong = value ? refusal(value) : null;

  return (
    <fieldset className="distribution">
      <legend className="distribution-title">{label}</legend>
      <div className="distribution-kind">
        <Select ariaLabel={t('inspector.distribution.kind', { label })} value={value?.kind ?? (emptyLabel ? NOT_GIVEN : null)} options={options} onCommit={chooseKind} />
        {value && !isPlain ? <Select ariaLabel={t('inspector.distribution.unit', { label })} value={value.unit} options={units} onCommit={(unit) => onCommit(inUnit(value, unit))} /> : null}
      </div>
      {hint && !value ? <p className="field-hint">{hint}</p> : null}
      {value ? (
        <>
          <DistributionNumbers value={value} isPlain={isPlain} isPositive={isPositive} onCommit={onCommit} />
          {wrong ? <p className="field-error">{t(wrong)}</p> : <DistributionPreview distribution={value} isPlain={isPlain} />}
        </>
      ) : null}
    </fieldset>
  );
}

interface DistributionNumbersProps {
  readonly value: Distribution;
  readonly isPlain: boolean;
  readonly isPositive: boolean;
  readonly onCommit: (value: Distribution) => void;
}

function DistributionNumbers({ value, isPlain, isPositive, onCommit }: DistributionNumbersProps) {
  const t = useT();
  const unit = isPlain ? t('inspector.distribution.plain') : t(UNIT_LABELS[value.unit]);
  const form = DISTRIBUTION_FORMS[value.kind];
  const wrong = (next: Distribution) => refusal(next) ?? (isPositive && previewMean(next) === 0 ? message('inspector.error.alwaysZero') : null);
  const changed = ({ name }: DistributionParameter, next: number | null) => (next === null ? withParameter(value, name, undefined) : withPoint(value, name, next));
  const number = (parameter: DistributionParameter, isOptional: boolean) => (
    <NumberField
      key={parameter.name} label={t(parameter.label)} unit={parameter.unit === 'time' && !isPlain ? unit : undefined}
      value={parameterOf(value, parameter.name) ?? null} isOptional={isOptional} placeholder={isOptional ? t('inspector.distribution.noLimit') : undefined}
      {...parameter.limits}
      check={(next) => wrong(changed(parameter, next))} onCommit={(next) => onCommit(changed(parameter, next))}
    />
  );
  return (
    <>
      {form.parameters.map((parameter) => number(parameter, false))}
      {value.kind === 'empirical' ? <ValuesField values={value.values} unit={unit} check={(values) => wrong({ ...value, values })} onCommit={(values) => onCommit({ ...value, values })} /> : null}
      {value.kind === 'histogram' ? <HistogramBinsField bins={value.bins} unit={unit} check={(bins) => wrong({ ...value, bins })} onCommit={(bins) => onCommit({ ...value, bins })} /> : null}
      {value.kind === 'expression' ? (
        <FeelField
          label={t('inspector.distribution.feel')} value={value.feel} gives="number" placeholder={t('inspector.distribution.feelExample')}
          onCommit={(feel) => { if (feel === '') return { key: 'inspector.error.needsExpression' }; onCommit({ ...value, feel }); return null; }}
        />
      ) : null}
      {form.isBounded ? (
        <details className="more">
          <summary>{t('inspector.distribution.limits')}</summary>
          {CUT_OFFS.map((parameter) => number(parameter, true))}
        </details>
      ) : null}
    </>
  );
}
