import { ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { putRow } from '../../shared/commands/tableRows.ts';
import { message } from '../../shared/i18n/Message.ts';
import { TimeUnit } from '../../shared/model/Distribution.ts';
import { serviceId, type ServiceId } from '../../shared/model/ids.ts';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import { find, rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import type { PromiseMeasure, ServicePromise } from '../../shared/model/ServiceRow.ts';
import { useT } from '../i18n.ts';
import { newId } from '../newId.ts';
import { ClockField } from './ClockField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { focusFirst } from './fields/focusFirst.ts';
import { Section } from './fields/Section.tsx';
import { Select, SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { removeRowCommand } from './newRows.ts';
import { fromPercent, toPercent } from './percent.ts';
import { stepName } from './stepName.ts';
import { UNIT_LABELS } from './unitLabels.ts';
import { useEdit, useSetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

const CASE = '';
const FIRST_MEASURE: PromiseMeasure = { from: null, to: null, within: { value: 2, unit: 'day' }, target: 0.9, calendar: null };

/** What the service promises, as numbers that a run checks. */
export function PromisesSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const format = useFormat();
  const { execute, run } = useEdit();
  const [open, setOpen] = useState<ServiceId | null>(null);
  const [added, setAdded] = useState<ServiceId | null>(null);
  const promises = rows(model.promises);
  const add = () => {
    const id = serviceId(newId('Promise'));
    if (execute((m) => putRow(m, { table: 'promises', row: { id, name: t('inspector.promise.new'), links: [], fields: {}, measure: FIRST_MEASURE } }))) {
      setAdded(id);
      setOpen(id);
    }
  };
  const facts = ({ measure }: ServicePromise) =>
    measure ? t('inspector.promise.facts', { share: format.percent(measure.target, 1), limit: `${format.number(measure.within.value)} ${t(UNIT_LABELS[measure.within.unit])}` }) : t('inspector.promise.textOnly');
  return (
    <Section name="promises" title={t('inspector.promises')} startsFolded summary={t('inspector.promises.count', { count: promises.length })}>
      {promises.length === 0 ? <p className="section-note">{t('inspector.promises.empty')}</p> : null}
      <ul className="rows">
        {promises.map((promise) => {
          const isOpen = promise.id === open;
          return (
            <li key={promise.id} className="row-card" data-open={isOpen || undefined}>
              <button type="button" className="row-head" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : promise.id)}>
                <ChevronRight className="row-chevron" size={14} aria-hidden />
                <span className="row-name">{promise.name}</span>
                <span className="row-facts">{facts(promise)}</span>
              </button>
              {isOpen ? (
                <div className="row-body" ref={promise.id === added ? focusFirst : undefined}>
                  <PromiseFields model={model} promise={promise} />
                  <button type="button" className="text-button" data-tone="danger" onClick={() => run(null, [removeRowCommand('promises', promise.id)])}><Trash2 size={14} aria-hidden />{t('inspector.promise.remove')}</button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.promise.add')}</button>
    </Section>
  );
}

function PromiseFields({ model, promise }: { readonly model: ProcessModel; readonly promise: ServicePromise }) {
  const t = useT();
  const set = useSetProperty('promises', promise.id);
  const { measure } = promise;
  const change = (part: Partial<PromiseMeasure>) => set(['measure'], { ...(measure ?? FIRST_MEASURE), ...part });
  const steps = rows(model.nodes).filter(({ kind }) => NODE_KINDS[kind].category === 'activity' || NODE_KINDS[kind].category === 'event');
  const points = (whole: string) => [{ value: CASE, label: whole }, ...steps.map((node) => ({ value: node.id, label: stepName(node, t) }))];
  const at = (id: string) => find(model.nodes, id)?.id ?? null;
  return (
    <>
      <TextField
        label={t('inspector.name')} value={promise.name}
        onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); set(['name'], name.trim()); return null; }}
      />
      <TextField label={t('inspector.promise.text')} value={promise.text ?? ''} isMultiline placeholder={t('inspector.promise.textExample')} onCommit={(text) => void set(['text'], text === '' ? undefined : text)} />
      <CheckField label={t('inspector.promise.isMeasured')} value={measure !== undefined} hint={t('inspector.promise.isMeasuredHint')} onCommit={(isOn) => set(['measure'], isOn ? FIRST_MEASURE : undefined)} />
      {measure ? (
        <>
          <SelectField label={t('inspector.promise.from')} value={measure.from ?? CASE} options={points(t('inspector.promise.caseBegins'))} onCommit={(id) => change({ from: at(id) })} />
          <SelectField label={t('inspector.promise.to')} value={measure.to ?? CASE} options={points(t('inspector.promise.caseEnds'))} onCommit={(id) => change({ to: at(id) })} />
          <div className="limit-row">
            <NumberField label={t('inspector.promise.within')} value={measure.within.value} min={0} max={1e9} isMinExcluded onCommit={(value) => change({ within: { ...measure.within, value: value ?? 1 } })} />
            <Select ariaLabel={t('inspector.promise.unit')} value={measure.within.unit} options={TimeUnit.options.map((unit) => ({ value: unit, label: t(UNIT_LABELS[unit]) }))} onCommit={(unit) => change({ within: { ...measure.within, unit } })} />
          </div>
          <NumberField label={t('inspector.promise.target')} unit={t('inspector.promise.ofCases')} value={toPercent(measure.target)} min={0} max={100} onCommit={(value) => change({ target: fromPercent(value ?? 90) })} />
          <ClockField model={model} calendar={measure.calendar} onCommit={(calendar) => change({ calendar })} />
        </>
      ) : null}
    </>
  );
}
