import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { ArrowDown, ArrowLeftRight, ArrowUp, Crosshair, Equal, X } from 'lucide-react';
import { compareDocuments } from '../../shared/delta/compareDocuments.ts';
import { compareModels } from '../../shared/delta/compareModels.ts';
import { matchElements } from '../../shared/delta/matchElements.ts';
import { renamedModel } from '../../shared/delta/renamedModel.ts';
import { variantId } from '../../shared/model/ids.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { useT } from '../i18n.ts';
import { Select } from '../inspector/fields/SelectField.tsx';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { closeComparison, setComparison, type OfferedCopy } from './compareStore.ts';
import { CompareStage } from './CompareStage.tsx';
import { differenceGroups, steppedOrder, stepIn } from './differenceGroups.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { EffectSection } from './EffectSection.tsx';
import { showInModel } from './showInModel.ts';
import { modelOf, sideName, type Side } from './Side.ts';
import { VariantLines } from './VariantLines.tsx';
import { useEffectOfChange } from './useEffectOfChange.ts';
import { useViewKeys } from './useViewKeys.ts';
import './compare.css';

interface CompareViewProps {
  readonly before: Side;
  readonly after: Side;
  readonly back: OfferedCopy | null;
}

/** Name and variant of one side. */
function SideHead({ side, label, onChange }: { readonly side: Side; readonly label: string; readonly onChange: (side: Side) => void }) {
  const t = useT();
  const scenarios = scenariosOf(side.document);
  return (
    <div className="compare-side">
      <span className="compare-side-label">{label}</span>
      <strong className="compare-side-name" title={side.name}>{side.name}</strong>
      {scenarios.length > 1 ? (
        <Select
          ariaLabel={t('comparing.scenario', { side: label })} value={scenarioKey(side.variant)}
          options={scenarios.map((scenario) => ({ value: scenarioKey(scenario), label: scenarioName(side.document, scenario, t('results.master')) }))}
          onCommit={(key) => onChange({ ...side, variant: key === scenarioKey(null) ? null : variantId(key) })}
        />
      ) : null}
    </div>
  );
}

/** Two models, what differs between them, and what the difference does. */
export function CompareView({ before, after, back }: CompareViewProps) {
  const t = useT();
  const models = useMemo(() => ({ before: modelOf(before), after: modelOf(after) }), [before, after]);
  const comparison = useMemo(() => compareModels(models.before, models.after), [models]);
  const [chosen, setChosen] = useState<{ readonly of: unknown; readonly index: number | null }>({ of: comparison, index: null });
  const current = chosen.of === comparison ? chosen.index : null;
  const [withLayout, setWithLayout] = useState(false);
  const effect = useEffectOfChange(models);
  const isWhole = before.variant === null && after.variant === null && before.document !== after.document;
  const variants = useMemo(() => (isWhole ? compareDocuments(before.document, after.document).variants : []), [isWhole, before.document, after.document]);
  const titleId = useId();
  const list = useRef<HTMLElement | null>(null);
  useEffect(() => { list.current?.focus(); }, []);

  const order = steppedOrder(differenceGroups(comparison.differences), withLayout);
  const pick = (index: number | null) => setChosen({ of: comparison, index });
  const step = (by: 1 | -1) => pick(stepIn(order, current, by));
  const close = () => (back ? setComparison({ status: 'offered', copy: back }) : closeComparison());
  useViewKeys({ Escape: close, ArrowDown: () => step(1), ArrowUp: () => step(-1), n: () => step(1), p: () => step(-1) });

  const difference = current === null ? undefined : comparison.differences[current];
  const home = [{ side: after, id: difference?.idAfter }, { side: before, id: difference?.idBefore }].find(({ side, id }) => id != null && side.modelId !== null);
  const names = { before: sideName(before, t), after: sideName(after, t) };
  const ask = () => void effect.ask(renamedModel(models.before, matchElements(models.before, models.after).renaming), models.after);

  return (
    <section className="compare-view" aria-labelledby={titleId}>
      <header className="compare-bar">
        <h1 className="compare-title" id={titleId}>{t('comparing.title')}</h1>
        <SideHead side={before} label={t('comparing.before')} onChange={(side) => setComparison({ status: 'comparing', before: side, after, back })} />
        <IconButton label={t('comparing.swap')} onPress={() => setComparison({ status: 'comparing', before: after, after: before, back })}><ArrowLeftRight size={16} /></IconButton>
        <SideHead side={after} label={t('comparing.after')} onChange={(side) => setComparison({ status: 'comparing', before, after: side, back })} />
        <span className="compare-gap" />
        <Button icon={<X size={15} aria-hidden="true" />} onPress={close}>{t('comparing.close')}</Button>
      </header>
      <div className="compare-body">
        <nav className="compare-list" data-view-keys="list" ref={list} tabIndex={-1} aria-label={t('comparing.differences')}>
          <div className="compare-steps">
            <output className="tabular">{current === null ? t('comparing.none', { total: order.length }) : t('comparing.position', { at: order.indexOf(current) + 1, total: order.length })}</output>
            <IconButton size="sm" label={t('comparing.previous')} shortcut="p" isDisabled={order.length === 0} onPress={() => step(-1)}><ArrowUp size={15} /></IconButton>
            <IconButton size="sm" label={t('comparing.next')} shortcut="n" isDisabled={order.length === 0} onPress={() => step(1)}><ArrowDown size={15} /></IconButton>
            {home ? <Button size="sm" icon={<Crosshair size={14} aria-hidden="true" />} onPress={() => void showInModel(home.side, home.id ?? '')}>{t('comparing.showInModel')}</Button> : null}
          </div>
          {comparison.matching === 'likeness' ? <p className="compare-hint">{t('comparing.likeness')}</p> : null}
          {comparison.differences.length > 0 && comparison.isSameProcess ? <p className="compare-hint">{t('comparing.sameProcess')}</p> : null}
          {comparison.differences.length === 0 ? <EmptyState icon={<Equal size={22} />} title={t('comparing.same.title')} text={t('comparing.same.text')} isCompact /> : null}
          <DifferenceList comparison={comparison} current={current} onPick={pick} withLayout={withLayout} onLayout={setWithLayout} />
          <VariantLines variants={variants} />
        </nav>
        <main className="compare-main">
          <CompareStage before={{ name: names.before, model: models.before }} after={{ name: names.after, model: models.after }} {...{ comparison, current, withLayout }} onPick={pick} />
          <EffectSection title={t('comparing.effect.title')} state={effect.state} before={t('comparing.before')} after={t('comparing.after')} onAsk={ask} onCancel={effect.cancel} />
        </main>
      </div>
    </section>
  );
}
