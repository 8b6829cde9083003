import { useT } from '../i18n.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import { binsText, parseBins, parseValues, valuesText, type Bin } from './empiricalText.ts';
import { TextField } from './fields/TextField.tsx';

interface ValuesFieldProps {
  readonly values: readonly number[];
  readonly unit: string;
  readonly check: (values: readonly number[]) => Message | null;
  readonly onCommit: (values: readonly number[]) => void;
}

export function ValuesField({ values, unit, check, onCommit }: ValuesFieldProps) {
  const t = useT();
  return (
    <TextField
      label={t('inspector.distribution.values', { unit })} value={valuesText(values)} isMultiline hint={t('inspector.distribution.valuesHint', { count: values.length })}
      onCommit={(text) => {
        const parsed = parseValues(text);
        if (!parsed.ok) return parsed.error;
        const wrong = check(parsed.value);
        if (!wrong) onCommit(parsed.value);
        return wrong;
      }}
    />
  );
}

interface HistogramBinsFieldProps {
  readonly bins: readonly Bin[];
  readonly unit: string;
  readonly check: (bins: readonly Bin[]) => Message | null;
  readonly onCommit: (bins: readonly Bin[]) => void;
}

export function HistogramBinsField({ bins, unit, check, onCommit }: HistogramBinsFieldProps) {
  const t = useT();
  return (
    <TextField
      label={t('inspector.distribution.bins', { unit })} value={binsText(bins)} isMultiline hint={t('inspector.distribution.binsHint')}
      onCommit={(text) => {
        const parsed = parseBins(text);
        if (!parsed.ok) return parsed.error;
        const wrong = check(parsed.value);
        if (!wrong) onCommit(parsed.value);
        return wrong;
      }}
    />
  );
}
