import { Trash2 } from 'lucide-react';
import type { Person } from '../../../shared/model/Person.ts';
import { find, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { stepsOfRoles } from '../../../shared/simulation/rolesOfStep.ts';
import { nodeId, type NodeId } from '../../../shared/model/ids.ts';
import { useT } from '../../i18n.ts';
import { AbsenceFields } from '../AbsenceFields.tsx';
import { DistributionField } from '../DistributionField.tsx';
import { Select } from '../fields/SelectField.tsx';
import { stepName } from '../stepName.ts';
import { useSetProperty } from '../useEdit.ts';

/** Times that a person takes for steps, instead of those of the steps, and when they are away. */
export function PersonDetails({ model, person }: { readonly model: ProcessModel; readonly person: Person }) {
  const t = useT();
  const set = useSetProperty('people', person.id);
  const { durations = {}, absences = [] } = person;
  const own = Object.keys(durations).map(nodeId);
  const free = stepsOfRoles(model, person.roles).filter(({ id }) => !own.includes(id));
  const write = (step: NodeId, value: Person['durations'] extends Readonly<Record<NodeId, infer D>> | undefined ? D | undefined : never) => {
    const next = Object.fromEntries(Object.entries({ ...durations, [step]: value }).filter(([, duration]) => duration !== undefined));
    set(['durations'], Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="person-details">
      <section aria-label={t('people.details.times')}>
        <h3>{t('people.details.times')}</h3>
        <p className="field-hint">{t(free.length === 0 && own.length === 0 ? 'people.details.noSteps' : 'people.details.timesHint')}</p>
        {own.map((step) => {
          const node = find(model.nodes, step);
          const name = node ? stepName(node, t) : step;
          return (
            <div key={step} className="person-time">
              <DistributionField label={name} value={durations[step] ?? null} onCommit={(value) => { if (value) write(step, value); }} />
              <button type="button" className="tool-button" aria-label={`${t('people.details.removeTime')}: ${name}`} onClick={() => write(step, undefined)}><Trash2 size={14} aria-hidden /></button>
            </div>
          );
        })}
        {free.length > 0 ? (
          <div className="row-pair">
            <Select
              ariaLabel={t('people.details.addTime')} value={null} placeholder={t('people.details.addTime')} options={free.map((step) => ({ value: step.id, label: stepName(step, t) }))}
              onCommit={(step) => {
                const node = free.find(({ id }) => id === step);
                write(step, node?.work.duration ?? { kind: 'fixed', unit: 'min', value: 10 });
              }}
            />
          </div>
        ) : null}
      </section>
      <section aria-label={t('people.absences')}>
        <h3>{t('people.absences')}</h3>
        <AbsenceFields absences={absences} make={(from, to) => ({ from, to })} onCommit={(next) => set(['absences'], next.length === 0 ? undefined : next)} />
      </section>
    </div>
  );
}
