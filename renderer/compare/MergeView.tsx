import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { ArrowDown, ArrowUp, Check, CircleDashed, GitMerge, TriangleAlert, X } from 'lucide-react';
import { compareDocuments } from '../../shared/delta/compareDocuments.ts';
import { conflictWords } from '../../shared/delta/conflictWords.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { changeSession } from './compareStore.ts';
import { CompareStage } from './CompareStage.tsx';
import { ConflictCard } from './ConflictCard.tsx';
import { differenceGroups, steppedOrder, stepIn } from './differenceGroups.ts';
import { areaOfElement } from './differenceMarks.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { choose, chooseAll, decided, lookAt, outcomeOf, type MergeSession } from './MergeSession.ts';
import { applyMerge, leaveMerge } from './openMerge.ts';
import { useViewKeys } from './useViewKeys.ts';
import { VariantLines } from './VariantLines.tsx';
import './compare.css';
import './merge.css';

type Tab = 'conflicts' | 'changes';

/** All conflicts, each with what is decided about it. */
function ConflictList({ session, refused }: { readonly session: MergeSession; readonly refused: ReadonlySet<string> }) {
  const t = useT();
  const { merged, conflicts, choices, at } = session;
  const texts = useMemo(() => conflicts.map((conflict) => conflictWords(merged, conflict)), [merged, conflicts]);
  const chosen = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
    // Who decides in the list takes the focus along.
    if (document.activeElement?.matches('.conflict-row')) chosen.current?.focus();
  }, [at]);
  return (
    <ol className="conflict-list" aria-label={t('comparing.merge.conflicts', { count: conflicts.length })}>
      {conflicts.map(({ id }, i) => {
        const choice = choices[id];
        const { name, label } = texts[i]!;
        const Icon = refused.has(id) ? TriangleAlert : choice === undefined ? CircleDashed : Check;
        return (
          <li key={id}>
            <button type="button" className="conflict-row" ref={i === at ? chosen : undefined} aria-current={i === at || undefined} data-choice={choice ?? 'open'} onClick={() => changeSession((now) => lookAt(now, i))}>
              <Icon size={15} aria-hidden="true" />
              <span className="conflict-row-words"><span>{t(name)}</span>{label ? <span className="conflict-row-label">{t(label)}</span> : null}</span>
              <span className="conflict-row-choice">{t(choice === undefined ? 'comparing.merge.undecided' : `comparing.merge.chosen.${choice}`)}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** Two copies on their way into one: what both changed is decided one by one, everything that comes in is shown, and then it is one step. */
export function MergeView({ session }: { readonly session: MergeSession }) {
  const t = useT();
  const format = useFormat();
  const { ours, theirs, base, merged, conflicts, choices, notes, at } = session;
  const [tab, setTab] = useState<Tab>(conflicts.length > 0 ? 'conflicts' : 'changes');
  const [withLayout, setWithLayout] = useState(false);
  const titleId = useId();
  const list = useRef<HTMLElement | null>(null);
  const card = useRef<HTMLHeadingElement | null>(null);

  // Looking at another conflict decides nothing.
  const outcome = useMemo(() => outcomeOf({ theirs, merged, conflicts, choices }), [theirs, merged, conflicts, choices]);
  const comparison = useMemo(() => compareDocuments(ours, outcome.document), [ours, outcome.document]);
  const { master } = comparison;
  // A place in a list that is another one by now is no place.
  const [chosen, setChosen] = useState<{ readonly of: unknown; readonly index: number | null }>({ of: master, index: null });
  const current = chosen.of === master ? chosen.index : null;
  const setCurrent = (index: number | null) => setChosen({ of: master, index });
  const order = steppedOrder(differenceGroups(master.differences), withLayout);
  const conflict = conflicts[at];
  const wasShown = useRef(false);
  useEffect(() => {
    const { activeElement } = document;
    // With the card that was decided goes its focus, and so it does at either end of the list: on to the card that is there.
    const isLost = !wasShown.current || !activeElement || activeElement === document.body || activeElement.matches(':disabled');
    if (isLost) (card.current ?? list.current)?.focus();
    wasShown.current = true;
  }, [conflict?.id]);
  const done = decided(session);
  const changes = master.differences.length + comparison.variants.length;
  const isNothing = comparison.isSame && conflicts.length === 0;
  const mine = ours.master.meta.name;
  const step = (by: 1 | -1) => {
    if (tab === 'conflicts') changeSession((now) => lookAt(now, now.at + by));
    else setCurrent(stepIn(order, current, by));
  };
  useViewKeys({
    Escape: leaveMerge, ArrowDown: () => step(1), ArrowUp: () => step(-1), n: () => step(1), p: () => step(-1),
    ...(tab === 'conflicts' ? { 1: () => changeSession((now) => choose(now, 'ours')), 2: () => changeSession((now) => choose(now, 'theirs')) } : {}),
  });
  // While a conflict is looked at, the picture shows where it is.
  const place = tab === 'conflicts' && conflict ? conflict.places.map(({ id }) => master.differences.findIndex(({ idAfter, idBefore }) => id === idAfter || id === idBefore)).find((i) => i >= 0) ?? -1 : -1;
  const shown = tab === 'conflicts' ? (place < 0 ? null : place) : current;
  const applyLabel = outcome.open.length > 0 && theirs !== null ? t('comparing.merge.applyOpen', { count: outcome.open.length }) : t(theirs === null ? 'comparing.merge.applyDecided' : 'comparing.merge.apply');

  return (
    <section className="compare-view merge-view" aria-labelledby={titleId}>
      <header className="compare-bar">
        <h1 className="compare-title" id={titleId}>{theirs === null ? t('comparing.merge.recordTitle', { mine }) : t('comparing.merge.title', { theirs, mine })}</h1>
        <span className="compare-gap" />
        <Button variant="primary" icon={<GitMerge size={15} aria-hidden="true" />} isDisabled={isNothing || (theirs === null && done === 0)} onPress={() => void applyMerge(session)}>{applyLabel}</Button>
        <Button icon={<X size={15} aria-hidden="true" />} onPress={leaveMerge}>{t('comparing.merge.close')}</Button>
      </header>
      {base ? <p className="merge-base">{t(`comparing.merge.base.${base.found}`, { date: format.dateTime(base.at), mine: t('comparing.merge.steps', { count: base.steps }), theirs: t('comparing.merge.elements', { count: base.differing }) })}</p> : null}
      <div className="compare-body">
        <nav className="compare-list" data-view-keys="list" ref={list} tabIndex={-1} aria-label={t('comparing.merge.tabs')}>
          <div className="merge-tabs">
            <SegmentedTabs label={t('comparing.merge.tabs')} selected={tab} onSelect={setTab} segments={[{ id: 'conflicts', label: t('comparing.merge.conflicts', { count: conflicts.length }) }, { id: 'changes', label: t('comparing.merge.changes', { count: changes }) }]} />
          </div>
          {tab === 'conflicts' && conflicts.length > 0 ? (
            <>
              <div className="compare-steps">
                <output className="tabular">{t('comparing.merge.progress', { at: at + 1, total: conflicts.length, decided: done })}</output>
                <IconButton size="sm" label={t('comparing.merge.previous')} shortcut="p" isDisabled={at === 0} onPress={() => step(-1)}><ArrowUp size={15} /></IconButton>
                <IconButton size="sm" label={t('comparing.merge.next')} shortcut="n" isDisabled={at === conflicts.length - 1} onPress={() => step(1)}><ArrowDown size={15} /></IconButton>
              </div>
              <progress className="merge-progress" max={conflicts.length} value={done} aria-label={t('comparing.merge.progress', { at: at + 1, total: conflicts.length, decided: done })} />
              <ConflictList session={session} refused={new Set(outcome.refused.keys())} />
              <div className="merge-all">
                <Button size="sm" onPress={() => changeSession((now) => chooseAll(now, 'ours'))}>{t('comparing.merge.allMine')}</Button>
                <Button size="sm" onPress={() => changeSession((now) => chooseAll(now, 'theirs'))}>{t('comparing.merge.allTheirs')}</Button>
                <span className="merge-keys">{t('comparing.merge.keys')}</span>
              </div>
            </>
          ) : null}
          {tab === 'conflicts' && conflicts.length === 0 ? <EmptyState icon={<Check size={22} />} title={t('comparing.merge.noConflicts.title')} text={t('comparing.merge.noConflicts.text')} isCompact /> : null}
          {tab === 'changes' ? (
            <>
              {isNothing ? <EmptyState icon={<Check size={22} />} title={t('comparing.merge.nothing.title')} text={t('comparing.merge.nothing.text')} isCompact /> : null}
              <DifferenceList comparison={master} current={current} onPick={setCurrent} withLayout={withLayout} onLayout={setWithLayout} />
              <VariantLines variants={comparison.variants} />
            </>
          ) : null}
          {notes.length > 0 ? <section className="compare-group"><h3 className="compare-group-head"><span>{t('comparing.merge.notes')}</span></h3><ul className="compare-lines">{notes.map((note, i) => <li key={i}>{t(note)}</li>)}</ul></section> : null}
        </nav>
        <main className="compare-main">
          {tab === 'conflicts' && conflict ? <ConflictCard key={conflict.id} headingRef={card} conflict={conflict} document={outcome.document} choice={choices[conflict.id]} refusal={outcome.refused.get(conflict.id)} onChoose={(side) => changeSession((now) => choose(now, side))} /> : null}
          <CompareStage
            before={{ name: t('comparing.merge.mine'), model: ours.master }} after={{ name: t('comparing.merge.outcome'), model: outcome.document.master }} comparison={master} current={shown} withLayout={withLayout}
            spotlight={tab === 'conflicts' && conflict ? (conflict.places.find(({ id }) => areaOfElement(outcome.document.master, id))?.id ?? null) : null}
            onPick={(index) => { setTab('changes'); setCurrent(index); }}
          />
        </main>
      </div>
    </section>
  );
}
