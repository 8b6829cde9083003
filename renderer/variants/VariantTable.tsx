import { SlidersHorizontal, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { editDocument } from '../../shared/commands/editDocument.ts';
import { revertInVariant } from '../../shared/commands/revertInVariant.ts';
import { setProperty } from '../../shared/commands/setProperty.ts';
import { setShare } from '../../shared/commands/setShare.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import { holdersOf } from '../../shared/commands/addPeople.ts';
import { Distribution } from '../../shared/model/Distribution.ts';
import type { VariantId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { CellNumber } from '../inspector/fields/CellFields.tsx';
import { Select } from '../inspector/fields/SelectField.tsx';
import { previewMean } from '../inspector/DistributionPreview.tsx';
import { fromPercent, toPercent } from '../inspector/percent.ts';
import { stepName } from '../inspector/stepName.ts';
import { distributionWithMean, scaledBy } from '../inspector/switchDistribution.ts';
import { UNIT_LABELS } from '../inspector/unitLabels.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { parameterRows, type Parameter, type ParameterCell, type ParameterRow } from './parameters.ts';
import './variants.css';

const VIEWS = ['different', 'people', 'times', 'shares', 'all'] as const;
type View = (typeof VIEWS)[number];

const isInView = ({ parameter: { kind }, isDifferent }: ParameterRow, view: View): boolean => {
  switch (view) {
    case 'different': return isDifferent;
    case 'people': return kind === 'headcount' || kind === 'cost';
    case 'times': return kind === 'duration' || kind === 'delay' || kind === 'transfer' || kind === 'arrivals';
    case 'shares': return kind === 'share';
    case 'all': return true;
  }
};

/** Variants across, parameters down: every number edited where it stands; what a variant holds itself is marked, and can be given back. */
export function VariantTable({ document }: { readonly document: ModelDocument }) {
  const t = useT();
  const [chosen, setChosen] = useState<View | null>(null);
  const all = useMemo(() => parameterRows(document), [document]);
  const view = chosen ?? (all.some(({ isDifferent }) => isDifferent) ? 'different' : 'people');
  const shown = all.filter((row) => isInView(row, view));
  const scenarios = all[0]?.cells.map(({ variant }) => variant) ?? [];
  if (all.length === 0) return null;
  return (
    <section className="result variants" aria-label={t('inspector.variants')}>
      <div className="result-head variants-head">
        <h3 className="result-title"><SlidersHorizontal size={15} aria-hidden /> {t('inspector.variants')}</h3>
        <label className="variants-view"><span>{t('inspector.variants.show')}</span>
          <Select ariaLabel={t('inspector.variants.show')} value={view} options={VIEWS.map((value) => ({ value, label: t(`inspector.variants.${value}`) }))} onCommit={setChosen} />
        </label>
      </div>
      {shown.length === 0 ? <p className="section-note">{t('inspector.variants.nothing')}</p> : (
        <div className="variants-scroll">
          <table className="variants-table">
            <thead>
              <tr>
                <th scope="col">{t('inspector.variants.parameter')}</th>
                {scenarios.map((variant) => <th key={variant ?? ''} scope="col">{scenarioName(document, variant, t('results.master'))}</th>)}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => <Row key={`${row.parameter.table} ${row.parameter.id} ${row.parameter.path.join('.')}`} document={document} row={row} />)}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** What the parameter belongs to, in the first variant that has it. */
function useNames(document: ModelDocument, row: ParameterRow): string {
  const t = useT();
  const { parameter: { table, id }, cells } = row;
  const home = cells.find(({ isThere }) => isThere)?.variant ?? null;
  const { model } = effectiveModel(document, home);
  const nodeText = (node: string | null) => { const found = find(model.nodes, node); return found ? stepName(found, t) : '–'; };
  if (table === 'roles') return find(model.roles, id)?.name ?? id;
  if (table === 'nodes') return nodeText(id);
  const flow = find(model.flows, id);
  return flow ? `${nodeText(flow.source)} → ${flow.name.trim() || nodeText(flow.target)}` : id;
}

function Row({ document, row }: { readonly document: ModelDocument; readonly row: ParameterRow }) {
  const t = useT();
  const name = useNames(document, row);
  const { parameter } = row;
  return (
    <tr>
      <th scope="row"><span className="variants-name">{name}</span><span className="variants-kind">{t(`inspector.variants.kind.${parameter.kind}`)}</span></th>
      {row.cells.map((cell) => <Cell key={cell.variant ?? ''} document={document} parameter={parameter} cell={cell} name={name} />)}
    </tr>
  );
}

interface CellProps {
  readonly document: ModelDocument;
  readonly parameter: Parameter;
  readonly cell: ParameterCell;
  readonly name: string;
}

function Cell({ document, parameter, cell, name }: CellProps) {
  const t = useT();
  const format = useFormat();
  const settle = useStudio((s) => s.executeOnDocument);
  const { variant, isOwn, isThere } = cell;
  const scenario = scenarioName(document, variant, t('results.master'));
  if (!isThere) return <td className="variants-gone" aria-label={t('inspector.variants.gone')}>–</td>;
  const shownNumber = (value: unknown): string => {
    const random = Distribution.safeParse(value);
    if (random.success) { const mean = previewMean(random.data); return mean === null ? '…' : `${format.number(mean)} ${t(UNIT_LABELS[random.data.unit])}`; }
    if (typeof value !== 'number') return t('inspector.notGiven');
    return parameter.kind === 'share' ? format.percent(value, 1) : format.number(value);
  };
  return (
    <td data-own={isOwn || undefined}>
      <div className="variants-cell">
        <Value
          parameter={parameter} value={cell.value} model={effectiveModel(document, variant).model} label={t('inspector.variants.cell', { parameter: name, kind: t(`inspector.variants.kind.${parameter.kind}`), variant: scenario })}
          onCommit={(value) => void settle((d) => editDocument(d, variant, (m) => write(m, parameter, value)))}
        />
        {isOwn && variant !== null ? (
          <button type="button" className="tool-button" aria-label={t('inspector.variants.revert', { value: shownNumber(cell.inherited), variant: scenario, parameter: name })} title={t('inspector.variants.revertTo', { value: shownNumber(cell.inherited) })} onClick={() => revert(settle, variant, parameter)}>
            <Undo2 size={13} aria-hidden />
          </button>
        ) : null}
      </div>
    </td>
  );
}

/** Of two ways out of a split the other one takes the rest, so that a share is one change and not two. */
const write = (model: ProcessModel, parameter: Parameter, value: unknown) => {
  const flow = parameter.kind === 'share' ? find(model.flows, parameter.id) : undefined;
  return flow && (value === null || typeof value === 'number') ? setShare(model, { flow: flow.id, share: value }) : setProperty(model, { ...parameter, value });
};

type Settle = ReturnType<typeof useStudio<(command: (document: ModelDocument) => ReturnType<typeof revertInVariant>) => boolean>>;
const revert = (settle: Settle, variant: VariantId, { table, id, path }: Parameter) => void settle((d) => revertInVariant(d, { variant, table, id, path }));

interface ValueProps {
  readonly parameter: Parameter;
  readonly value: unknown;
  readonly model: ProcessModel;
  readonly label: string;
  readonly onCommit: (value: unknown) => void;
}

/** The number of a cell. A random time is edited by its mean: its shape stays. */
function Value({ parameter, value, model, label, onCommit }: ValueProps) {
  const t = useT();
  const number = typeof value === 'number' ? value : null;
  switch (parameter.kind) {
    case 'headcount': {
      const role = find(model.roles, parameter.id);
      const named = role ? holdersOf(model, role.id).length : 0;
      return named > 0 ? <span className="variants-fixed">{t('inspector.variants.named', { count: named })}</span> : <CellNumber label={label} value={number} min={0} max={100_000} isWhole onCommit={(next) => onCommit(next ?? 0)} />;
    }
    case 'cost': return <><CellNumber label={label} value={number} min={0} max={1e9} onCommit={(next) => onCommit(next ?? 0)} /><span className="variants-unit">{model.meta.settings.currency}</span></>;
    case 'share':
      return <><CellNumber label={label} value={number === null ? null : toPercent(number)} isOptional placeholder={t('inspector.flow.equalShare')} min={0} max={100} onCommit={(next) => onCommit(next === null ? null : fromPercent(next))} /><span className="variants-unit">%</span></>;
    case 'arrivals':
    case 'duration':
    case 'delay':
    case 'transfer': {
      const random = Distribution.safeParse(value);
      const mean = random.success ? previewMean(random.data) : null;
      if (random.success && mean === null) return <span className="variants-fixed">{random.data.kind === 'expression' ? random.data.feel : '…'}</span>;
      return (
        <>
          <CellNumber
            label={label} value={mean} isOptional={!random.success} placeholder={t('inspector.notGiven')} min={0} max={1e9} isMinExcluded={parameter.kind === 'arrivals'}
            onCommit={(next) => {
              if (next === null) return;
              if (!random.success) onCommit(distributionWithMean('triangular', 'min', next));
              else onCommit(mean === null || mean === 0 || next === 0 ? distributionWithMean(next === 0 ? 'fixed' : random.data.kind, random.data.unit, next) : scaledBy(random.data, next / mean));
            }}
          />
          <span className="variants-unit">{t(UNIT_LABELS[random.success ? random.data.unit : 'min'])}</span>
        </>
      );
    }
  }
}
