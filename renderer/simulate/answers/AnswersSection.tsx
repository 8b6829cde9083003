import { MessageCircleQuestionMark } from 'lucide-react';
import { useT } from '../../i18n.ts';
import { useStudio } from '../../store/studioStore.ts';
import './answers.css';
import { CapacityCard } from './CapacityCard.tsx';
import { ControlsCard } from './ControlsCard.tsx';
import { ExperimentCard } from './ExperimentCard.tsx';
import { StressCard } from './StressCard.tsx';
import { WhatIfCard } from './WhatIfCard.tsx';

/** Questions to the model beside a run of it; each answer begins with a sentence. Of the variant that is shown. */
export function AnswersSection() {
  const t = useT();
  const open = useStudio((s) => s.open);
  const model = useStudio((s) => s.model);
  const variant = useStudio((s) => s.variant);
  if (!open || !model) return null;
  const { currency } = model.meta.settings;
  return (
    <section className="answers" aria-label={t('answers.title')} key={`${open.id} ${variant}`}>
      <header className="answers-head">
        <h2 className="answers-title"><MessageCircleQuestionMark size={16} aria-hidden />{t('answers.title')}</h2>
        <p className="section-note">{t('answers.note')}</p>
      </header>
      <WhatIfCard model={model} currency={currency} />
      <CapacityCard model={model} currency={currency} />
      <ControlsCard model={model} currency={currency} />
      <StressCard model={model} />
      <ExperimentCard modelId={open.id} variant={variant} model={model} currency={currency} />
    </section>
  );
}
