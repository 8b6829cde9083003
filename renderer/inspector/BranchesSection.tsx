import { useT } from '../i18n.ts';
import { useFormat } from './useFormat.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { SequenceFlow } from '../../shared/model/Flow.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { DEFAULT_INCLUSIVE_PROBABILITY } from '../../shared/simulation/defaults.ts';
import { FeelField } from './FeelField.tsx';
import { branchShares, equalShares, scaledShares } from './branchShares.ts';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { fromPercent, toPercent } from './percent.ts';
import { propertyCommand, useEdit } from './useEdit.ts';

/** Sequence flows that leave a node, in the order in which they were drawn. */
const branchesOf = (model: ProcessModel, node: ProcessNode): readonly SequenceFlow[] =>
  rows(model.flows).filter((flow): flow is SequenceFlow => flow.kind === 'sequenceFlow' && flow.source === node.id);

const NO_DEFAULT = '';

/** The ways out of a split: shares in percent with their sum, conditions, and the way taken when none holds. */
export function BranchesSection({ model, node }: { readonly model: ProcessModel; readonly node: ProcessNode }) {
  const t = useT();
  const format = useFormat();
  const { run } = useEdit();
  const branches = branchesOf(model, node);
  if (branches.length < 2) return null;

  const isExclusive = node.kind !== 'inclusiveGateway';
  const shares = branchShares(branches);
  const nameOf = (flow: SequenceFlow, i: number) => flow.name || find(model.nodes, flow.target)?.name || t('inspector.branch.unnamed', { number: i + 1 });
  const setShares = (values: readonly (number | null)[]) =>
    run(message('inspector.edit.shares'), branches.map((flow, i) => propertyCommand('flows', flow.id, ['probability'], values[i] ?? null)));
  const chosen = branches.find((flow) => flow.isDefault);

  return (
    <Section name="branches" title={t('inspector.branches')}>
      <p className="section-note">{t(isExclusive ? 'inspector.branches.exclusiveHint' : 'inspector.branches.inclusiveHint')}</p>
      {branches.map((flow, i) => (
        <NumberField
          key={flow.id} label={nameOf(flow, i)} unit="%" min={0} max={100} isOptional
          value={flow.probability === null ? null : toPercent(flow.probability)}
          placeholder={isExclusive ? format.number(toPercent(shares.rest), 1) : format.number(toPercent(DEFAULT_INCLUSIVE_PROBABILITY), 1)}
          onCommit={(percent) => run(null, [propertyCommand('flows', flow.id, ['probability'], percent === null ? null : fromPercent(percent))])}
        />
      ))}
      {isExclusive ? (
        <div className="sum" data-verdict={shares.verdict}>
          <span className="sum-label">{t('inspector.branches.sum')}</span>
          <output className="sum-value">{format.number(toPercent(shares.sum), 2)}%</output>
          <p className={shares.verdict === 'tooMuch' || shares.verdict === 'tooLittle' ? 'field-error' : 'field-hint'}>{t(`inspector.branches.${shares.verdict}`)}</p>
          <div className="button-row">
            <button type="button" className="text-button" onClick={() => setShares(equalShares(branches.length))}>{t('inspector.branches.equalise')}</button>
            {shares.verdict === 'tooMuch' || shares.verdict === 'tooLittle' ? (
              <button type="button" className="text-button" onClick={() => setShares(scaledShares(branches))}>{t('inspector.branches.scale')}</button>
            ) : null}
          </div>
        </div>
      ) : null}
      <SelectField
        label={t('inspector.branches.default')} value={chosen?.id ?? NO_DEFAULT} hint={t('inspector.branches.defaultHint')}
        options={[{ value: NO_DEFAULT, label: t('inspector.none') }, ...branches.map((flow, i) => ({ value: flow.id, label: nameOf(flow, i) }))]}
        onCommit={(id) => run(message('inspector.edit.defaultFlow'), branches.filter((flow) => flow.isDefault !== (flow.id === id)).map((flow) => propertyCommand('flows', flow.id, ['isDefault'], flow.id === id)))}
      />
      <details className="more">
        <summary>{t('inspector.conditions')}</summary>
        {branches.map((flow, i) => (
          <FeelField
            key={flow.id} label={nameOf(flow, i)} value={flow.condition ?? ''} gives="condition" placeholder={t('inspector.conditionExample')}
            onCommit={(text) => void run(null, [propertyCommand('flows', flow.id, ['condition'], text === '' ? undefined : text)])}
          />
        ))}
      </details>
    </Section>
  );
}
