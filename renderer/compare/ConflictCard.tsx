import { useMemo, type Ref } from 'react';
import { settle } from '../../shared/commands/settleMergeConflict.ts';
import { conflictWords } from '../../shared/delta/conflictWords.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { MergeConflict, MergeSide } from '../../shared/delta/MergeConflict.ts';
import { settleRefusalMessage, type SettleRefusal } from '../../shared/delta/settleInModel.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { useT } from '../i18n.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { EffectSection } from './EffectSection.tsx';
import { useEffectOfChange } from './useEffectOfChange.ts';

interface ConflictCardProps {
  readonly conflict: MergeConflict;
  /** With the choices made so far: what theirs does depends on them. */
  readonly document: ModelDocument;
  readonly choice: MergeSide | undefined;
  readonly refusal: SettleRefusal | undefined;
  readonly onChoose: (side: MergeSide) => void;
  readonly headingRef: Ref<HTMLHeadingElement>;
}

const SIDES = [
  { side: 'ours', key: '1', name: 'comparing.merge.mine', verb: 'comparing.merge.takeMine' },
  { side: 'theirs', key: '2', name: 'comparing.merge.theirs', verb: 'comparing.merge.takeTheirs' },
] as const;

/** One decision: both values side by side, what it was, what goes along, and on request what it does to the cases. */
export function ConflictCard({ conflict, document, choice, refusal, onChoose, headingRef }: ConflictCardProps) {
  const t = useT();
  const words = useMemo(() => conflictWords(document, conflict), [document, conflict]);
  // What it does depends on what else was decided.
  const subject = useMemo(() => ({ conflict, document }), [conflict, document]);
  const effect = useEffectOfChange(subject);
  const { variant, name, label, base, changed, along, text } = words;
  const isWholeVariant = conflict.places[0]?.table === 'variants';
  const ask = () => {
    const [ours, theirs] = [settle(document, conflict, 'ours'), settle(document, conflict, 'theirs')];
    if (!ours.ok) effect.refuse(settleRefusalMessage(ours.error));
    else if (!theirs.ok) effect.refuse(settleRefusalMessage(theirs.error));
    else void effect.ask(effectiveModel(ours.value, conflict.variant).model, effectiveModel(theirs.value, conflict.variant).model);
  };
  return (
    <article className="conflict-card" data-view-keys="card" aria-label={t(text)}>
      {variant === null ? null : <p className="conflict-variant">{t('comparing.merge.inVariant', { name: variant })}</p>}
      <h2 className="conflict-name" ref={headingRef} tabIndex={-1}>{t(name)}{label ? <span className="conflict-label">{t(label)}</span> : null}</h2>
      {label ? null : <p className="conflict-text">{t(text)}</p>}
      {changed.length > 0 ? <ul className="conflict-changes" aria-label={t(conflict.kind === 'removedInOurs' ? 'comparing.merge.theirChanges' : 'comparing.merge.myChanges')}>{changed.map((change, i) => <li key={i}>{t(change)}</li>)}</ul> : null}
      <fieldset className="conflict-sides" aria-label={t(text)}>
        {SIDES.map(({ side, key, name: sideLabel, verb }) => (
          <button key={side} type="button" className="conflict-side" aria-pressed={choice === side} onClick={() => onChoose(side)}>
            <span className="conflict-side-head"><span>{t(sideLabel)}</span><Kbd shortcut={key} /></span>
            <span className="conflict-value">{t(words[side])}</span>
            <span className="conflict-verb">{t(verb)}</span>
          </button>
        ))}
      </fieldset>
      {label ? <p className="conflict-base">{t('comparing.merge.was', { value: t(base) })}</p> : null}
      {refusal ? <div className="effect-refused" role="alert"><p>{t('comparing.merge.refused')}</p><p>{t(settleRefusalMessage(refusal))}</p></div> : null}
      {along.length > 0 ? (
        <details className="conflict-along" open={along.length <= 5}>
          <summary>{t('comparing.merge.along')} <span className="tabular">({along.length})</span></summary>
          <ul>
            {along.map((place, i) => (
              // Two places of one element may read alike.
              <li key={i}>{t(place.name)}{place.label ? <> · {t(place.label)}</> : null}<span className="conflict-pair">{t({ key: 'comparing.merge.pair', params: { ours: place.ours, theirs: place.theirs } })}</span></li>
            ))}
          </ul>
        </details>
      ) : null}
      {isWholeVariant ? null : <EffectSection title={t('comparing.effect.choice')} state={effect.state} before={t('comparing.merge.mine')} after={t('comparing.merge.theirs')} onAsk={ask} onCancel={effect.cancel} />}
    </article>
  );
}
