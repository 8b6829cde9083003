import { memo, useMemo, useState, type KeyboardEvent } from 'react';
import { Maximize, Minus, Plus } from 'lucide-react';
import type { Comparison, Difference } from '../../shared/delta/Comparison.ts';
import { DIFFERENCE_KINDS } from '../../shared/delta/Comparison.ts';
import { drawSheet } from '../../shared/drawing/drawSheet.ts';
import { union } from '../../shared/drawing/extent.ts';
import { levels } from '../../shared/drawing/levels.ts';
import { ZOOM_STEP } from '../../shared/drawing/zoomStep.ts';
import type { Sheet } from '../../shared/drawing/Sheet.ts';
import { nodeId, type NodeId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { PictureMarks } from '../canvas/PictureMarks.tsx';
import { useT } from '../i18n.ts';
import { Select } from '../inspector/fields/SelectField.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { areaOfElement, differenceMarks, planeOfElement, type DifferenceMark } from './differenceMarks.ts';
import { KindBadge, MarkShape } from './MarkShape.tsx';
import { useStageView } from './useStageView.ts';

/** Arrows move both pictures, so a screen reader must pass them on. */
const PICTURES = { role: 'application', tabIndex: 0 } as const;

/** How far an arrow key moves the pictures, in px of the screen. */
const PAN = 60;

export type StageLayout = 'side' | 'one';

interface CompareStageProps {
  readonly before: { readonly name: string; readonly model: ProcessModel };
  readonly after: { readonly name: string; readonly model: ProcessModel };
  readonly comparison: Comparison;
  /** Place of the difference that is looked at. */
  readonly current: number | null;
  readonly withLayout: boolean;
  /** An element that is looked at though it does not differ: an undecided conflict. */
  readonly spotlight?: string | null;
  readonly onPick: (index: number) => void;
}

const SheetPicture = memo(function SheetPicture({ sheet, only }: { readonly sheet: Sheet; readonly only?: ReadonlySet<string> }) {
  return sheet.marks.map(({ id, at, picture }, i) => (only && (id === null || !only.has(id)) ? null : <g key={i} transform={`translate(${at.x} ${at.y})`}><PictureMarks picture={picture} /></g>));
});

/** The level on which a difference is seen, on the side that has it. */
function levelOf({ idAfter, idBefore }: Difference, before: ProcessModel, after: ProcessModel, comparison: Comparison): NodeId | null | undefined {
  const inAfter = planeOfElement(after, idAfter);
  if (inAfter !== undefined) return inAfter;
  const inBefore = planeOfElement(before, idBefore);
  return inBefore == null ? inBefore : nodeId(comparison.renamed.get(`nodes/${inBefore}`) ?? inBefore);
}

/** Both models as pictures, with what differs marked in colour, frame and sign. */
export function CompareStage({ before, after, comparison, current, withLayout, spotlight = null, onPick }: CompareStageProps) {
  const t = useT();
  const [layout, setLayout] = useState<StageLayout>('side');
  const { differences } = comparison;
  const difference = current === null ? undefined : differences[current];
  // A difference shows the level that it is on; from there another one can be chosen.
  const [chosen, setChosen] = useState<{ readonly of: unknown; readonly root: NodeId | null }>({ of: null, root: null });
  const looked = difference ?? spotlight;
  const found = useMemo(() => (difference ? levelOf(difference, before.model, after.model, comparison) : planeOfElement(after.model, spotlight)), [difference, spotlight, before.model, after.model, comparison]);
  const wantedRoot = chosen.of !== looked && found !== undefined ? found : chosen.root;
  const setRoot = (root: NodeId | null) => setChosen({ of: looked, root });

  const planes = useMemo(() => {
    const all = new Map([...levels(after.model), ...levels(before.model)].map((level) => [level.root, level.root === null ? '' : level.name]));
    return [...all].map(([root, name]) => ({ value: root ?? '', label: root === null ? t('comparing.levelTop') : name.trim() || root }));
  }, [before.model, after.model, t]);
  const root = planes.some(({ value }) => value === (wantedRoot ?? '')) ? wantedRoot : null;
  const rootBefore = root === null ? null : nodeId([...comparison.renamed].find(([key, to]) => key.startsWith('nodes/') && to === root)?.[0].slice('nodes/'.length) ?? root);

  const sheets = useMemo(() => ({ before: drawSheet(before.model, { root: rootBefore, margin: 24 }), after: drawSheet(after.model, { root, margin: 24 }) }), [before.model, after.model, root, rootBefore]);
  const marks = useMemo(() => ({
    before: differenceMarks(differences, before.model, 'before', rootBefore, withLayout),
    after: differenceMarks(differences, after.model, 'after', root, withLayout),
  }), [differences, before.model, after.model, root, rootBefore, withLayout]);
  const extent = useMemo(() => union(sheets.before.frame, sheets.after.frame), [sheets]);
  const gone = useMemo(() => marks.before.filter(({ kind }) => kind === 'removed'), [marks]);
  const goneIds = useMemo(() => new Set(gone.map(({ id }) => id)), [gone]);
  const focus = useMemo(() => (difference ? (areaOfElement(after.model, difference.idAfter) ?? areaOfElement(before.model, difference.idBefore)) : areaOfElement(after.model, spotlight)), [difference, spotlight, before.model, after.model]);
  const spot = difference || found !== root ? null : focus;
  const { viewBox, zoom, paneRef, wheelRef, panning, zoomBy, panBy, fit } = useStageView(extent, focus);

  const moves: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => panBy(-PAN, 0), ArrowRight: () => panBy(PAN, 0), ArrowUp: () => panBy(0, -PAN), ArrowDown: () => panBy(0, PAN),
    '+': () => zoomBy(ZOOM_STEP), '=': () => zoomBy(ZOOM_STEP), '-': () => zoomBy(1 / ZOOM_STEP), 0: fit,
  };
  const keys = {
    onKeyDown: (event: KeyboardEvent) => {
      const run = event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(moves, event.key) ? undefined : moves[event.key];
      if (!run) return;
      event.preventDefault();
      run();
    },
  };

  const pane = (side: 'before' | 'after', name: string) => {
    const own: readonly DifferenceMark[] = layout === 'one' ? [...gone, ...marks.after] : marks[side];
    return (
      <figure className="compare-figure" key={side}>
        {layout === 'one' ? null : <figcaption className="compare-caption">{t('comparing.caption', { side: t(`comparing.${side}`), name })}</figcaption>}
        <svg
          className="compare-pane" ref={side === 'after' ? paneRef : undefined} viewBox={viewBox} role="img"
          aria-label={t('comparing.picture', { name, count: own.length })} {...panning}
        >
          <SheetPicture sheet={sheets[side]} />
          {layout === 'one' && gone.length > 0 ? <g className="compare-ghost"><SheetPicture sheet={sheets.before} only={goneIds} /></g> : null}
          {spot ? <rect className="compare-spot" x={spot.x - 14} y={spot.y - 14} width={spot.width + 28} height={spot.height + 28} rx={14} /> : null}
          {own.map((mark) => <MarkShape key={`${mark.kind} ${mark.id}`} mark={mark} zoom={zoom} isCurrent={current !== null && mark.indices.includes(current)} onPick={onPick} />)}
        </svg>
      </figure>
    );
  };

  return (
    <section className="compare-stage" aria-label={t('comparing.stage')}>
      <div className="compare-tools">
        <SegmentedTabs label={t('comparing.layout')} selected={layout} onSelect={setLayout} segments={[{ id: 'side', label: t('comparing.layout.side') }, { id: 'one', label: t('comparing.layout.one') }]} />
        {planes.length > 1 ? <Select ariaLabel={t('comparing.level')} value={root ?? ''} options={planes} onCommit={(value) => { setRoot(value === '' ? null : nodeId(value)); fit(); }} /> : null}
        <ul className="compare-legend" aria-label={t('comparing.legend')}>
          {DIFFERENCE_KINDS.filter((kind) => comparison.counts[kind] > 0 && (kind !== 'layout' || withLayout)).map((kind) => <li key={kind}><KindBadge kind={kind} />{t(`comparing.kind.${kind}`)}</li>)}
        </ul>
        <div className="compare-zoom">
          <IconButton size="sm" label={t('comparing.zoomOut')} onPress={() => zoomBy(1 / ZOOM_STEP)}><Minus size={15} /></IconButton>
          <IconButton size="sm" label={t('comparing.zoomIn')} onPress={() => zoomBy(ZOOM_STEP)}><Plus size={15} /></IconButton>
          <IconButton size="sm" label={t('comparing.fit')} onPress={fit}><Maximize size={15} /></IconButton>
        </div>
      </div>
      <div className="compare-panes" data-layout={layout} data-view-keys="picture" ref={wheelRef} {...PICTURES} aria-label={t('comparing.panes')} {...keys}>
        {layout === 'side' ? pane('before', before.name) : null}
        {pane('after', after.name)}
      </div>
    </section>
  );
}
