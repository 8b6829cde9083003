import { FlaskConical, Pause, Play, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { MOST_FACTORS, MOST_POINTS, sizeOf, type Design } from '../../../shared/analysis/answers/design.ts';
import type { Factor } from '../../../shared/analysis/answers/Factor.ts';
import { replicationsFor } from '../../../shared/analysis/answers/RunPlan.ts';
import type { ExperimentHeader } from '../../../shared/contract/answers.ts';
import type { ModelId, VariantId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { useT } from '../../i18n.ts';
import { NumberField } from '../../inspector/fields/NumberField.tsx';
import { Section } from '../../inspector/fields/Section.tsx';
import { Select } from '../../inspector/fields/SelectField.tsx';
import { useFormat } from '../../inspector/useFormat.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedTabs } from '../../ui/SegmentedTabs.tsx';
import { Refusal } from './AnswerStatus.tsx';
import { ExperimentResult } from './ExperimentResult.tsx';
import { FactorRow } from './FactorRow.tsx';
import { factorChoices, keyOf } from './factorWords.ts';
import { useExperiments } from './useExperiments.ts';

interface ExperimentCardProps {
  readonly modelId: ModelId;
  readonly variant: VariantId | null;
  readonly model: ProcessModel;
  readonly currency: string;
}

type DesignKind = Design['kind'];

/** Several things varied at once: which of them matter, which work together, and which combination is best. */
export function ExperimentCard({ modelId, variant, model, currency }: ExperimentCardProps) {
  const t = useT();
  const format = useFormat();
  const choices = useMemo(() => factorChoices(model, t), [model, t]);
  const [factors, setFactors] = useState<readonly Factor[]>(() => choices.filter(({ key }) => key === 'demand').map(({ factor }) => factor));
  const [kind, setKind] = useState<DesignKind>('fullFactorial');
  const [levels, setLevels] = useState(2);
  const [points, setPoints] = useState(20);
  const experiments = useExperiments(modelId);

  const design: Design = kind === 'fullFactorial' ? { kind, levels } : { kind, points, seed: model.meta.settings.seed };
  const size = sizeOf(design, factors.length);
  const replications = replicationsFor(model.meta.settings, {});
  const left = choices.filter(({ key }) => !factors.some((factor) => keyOf(factor) === key));
  const isRunning = experiments.headers.some(({ status }) => status === 'running');
  return (
    <Section name="answers-experiment" title={t('answers.experiment.title')} startsFolded>
      <p className="section-note">{t('answers.experiment.note')}</p>
      <ul className="factors">
        {factors.map((factor, i) => (
          <FactorRow
            key={keyOf(factor)} factor={factor} label={choices.find(({ key }) => key === keyOf(factor))?.label ?? keyOf(factor)}
            onChange={(next) => setFactors(factors.with(i, next))} onRemove={() => setFactors(factors.toSpliced(i, 1))}
          />
        ))}
      </ul>
      {left.length > 0 && factors.length < MOST_FACTORS ? (
        <div className="factor-add">
          <Plus size={14} aria-hidden />
          <Select
            ariaLabel={t('answers.experiment.add')} value={null} placeholder={t('answers.experiment.add')} options={left.map(({ key, label }) => ({ value: key, label }))}
            onCommit={(key) => setFactors([...factors, ...choices.filter((choice) => choice.key === key).map(({ factor }) => factor)])}
          />
        </div>
      ) : null}
      <SegmentedTabs
        label={t('answers.experiment.design')} selected={kind} onSelect={setKind}
        segments={[{ id: 'fullFactorial', label: t('answers.experiment.fullFactorial') }, { id: 'latinHypercube', label: t('answers.experiment.latinHypercube') }]}
      />
      {kind === 'fullFactorial'
        ? <NumberField label={t('answers.experiment.levels')} value={levels} min={2} max={7} isWhole onCommit={(value) => setLevels(value ?? levels)} />
        : <NumberField label={t('answers.experiment.points')} value={points} min={2} max={MOST_POINTS} isWhole onCommit={(value) => setPoints(value ?? points)} />}
      <div className="answer-actions">
        <p className="section-note tabular">{size > MOST_POINTS
          ? t('answers.error.tooManyPoints', { points: format.number(size, 0), most: MOST_POINTS })
          : t('answers.experiment.size', { points: format.number(size, 0), runs: format.number(size * replications, 0) })}</p>
        <Button
          icon={<FlaskConical size={14} aria-hidden />} isDisabled={factors.length === 0 || size > MOST_POINTS || isRunning}
          onPress={() => void experiments.start({ variant, design: { factors: [...factors], design }, overrides: {} })}
        >{t('answers.experiment.start')}</Button>
      </div>
      {experiments.failures ? <Refusal failures={experiments.failures.map((failure) => t(failure))} /> : null}
      {experiments.headers.length > 0 ? (
        <ul className="experiments">
          {experiments.headers.map((header) => (
            <ExperimentRow
              key={header.id} header={header} isShown={experiments.shown?.header.id === header.id} onShow={() => void experiments.show(header.id)}
              onPause={() => void experiments.pause(header.id)} onResume={() => void experiments.resume(header.id)} onRemove={() => void experiments.remove(header.id)}
            />
          ))}
        </ul>
      ) : null}
      {experiments.shown && experiments.shown.results.length > 0 ? <ExperimentResult content={experiments.shown} model={model} currency={currency} /> : null}
    </Section>
  );
}

interface ExperimentRowProps {
  readonly header: ExperimentHeader;
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onRemove: () => void;
}

function ExperimentRow({ header, isShown, onShow, onPause, onResume, onRemove }: ExperimentRowProps) {
  const t = useT();
  const format = useFormat();
  const { status, done, total, startedAt } = header;
  const progress = t('results.progress', { done: format.number(done, 0), total: format.number(total, 0) });
  return (
    <li className="experiment" aria-current={isShown || undefined}>
      <button type="button" className="experiment-show" onClick={onShow}>
        <span className="experiment-name">{format.dateTime(startedAt)} · {t('answers.experiment.pointCount', { count: header.points })}</span>
        <span className="experiment-state tabular">{t(`answers.experiment.${status}`)}{status === 'finished' ? '' : ` · ${progress}`}{header.isStale ? ` · ${t('answers.experiment.stale')}` : ''}</span>
        {status === 'running' ? <progress className="progress" max={total} value={done} aria-label={progress} /> : null}
      </button>
      {status === 'running' ? <button type="button" className="tool-button" aria-label={t('answers.experiment.pause')} title={t('answers.experiment.pause')} onClick={onPause}><Pause size={15} aria-hidden /></button> : null}
      {status === 'paused' || status === 'failed' ? <button type="button" className="tool-button" aria-label={t('answers.experiment.resume')} title={t('answers.experiment.resume')} onClick={onResume}><Play size={15} aria-hidden /></button> : null}
      {status === 'running' ? null : <button type="button" className="tool-button" aria-label={t('answers.experiment.remove')} title={t('answers.experiment.remove')} onClick={onRemove}><Trash2 size={15} aria-hidden /></button>}
    </li>
  );
}
