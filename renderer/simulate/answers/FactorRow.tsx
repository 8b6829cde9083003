import { X } from 'lucide-react';
import type { Factor } from '../../../shared/analysis/answers/Factor.ts';
import { useT } from '../../i18n.ts';
import { NumberField } from '../../inspector/fields/NumberField.tsx';
import { isInPercent } from './factorWords.ts';

interface FactorRowProps {
  readonly factor: Factor;
  readonly label: string;
  readonly onChange: (factor: Factor) => void;
  readonly onRemove: () => void;
}

/** One thing that is varied, from a low to a high value. */
export function FactorRow({ factor, label, onChange, onRemove }: FactorRowProps) {
  const t = useT();
  const scale = isInPercent(factor) ? 100 : 1;
  const unit = isInPercent(factor) ? '%' : factor.kind === 'people' ? t('inspector.unit.people') : undefined;
  const isShare = factor.kind === 'share' || factor.kind === 'happens';
  const isWhole = factor.kind === 'people';
  // A range keeps its order: the other end moves away as far as it must.
  const gap = isWhole ? 1 : 0.01;
  const setLow = (value: number | null) => value !== null && onChange({ ...factor, low: value / scale, high: Math.max(factor.high, value / scale + gap) });
  const setHigh = (value: number | null) => value !== null && onChange({ ...factor, high: value / scale, low: Math.min(factor.low, value / scale - gap) });
  const most = isShare ? 100 : 10_000;
  const least = factor.kind === 'demand' || factor.kind === 'stepTime' ? 1 : 0;
  return (
    <li className="factor">
      <div className="factor-head">
        <span className="factor-name">{label}</span>
        <button type="button" className="tool-button" aria-label={t('answers.experiment.removeFactor', { name: label })} title={t('answers.experiment.removeFactor', { name: label })} onClick={onRemove}><X size={14} aria-hidden /></button>
      </div>
      <div className="factor-range">
        <NumberField label={t('answers.experiment.from')} unit={unit} value={Number((factor.low * scale).toPrecision(6))} min={least} max={most - gap * scale} isWhole={isWhole} onCommit={setLow} />
        <NumberField label={t('answers.experiment.to')} unit={unit} value={Number((factor.high * scale).toPrecision(6))} min={least + gap * scale} max={most} isWhole={isWhole} onCommit={setHigh} />
      </div>
    </li>
  );
}
