import { ChartGantt, FileClock, ListOrdered, Presentation, RotateCw, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { scenariosOf } from '../../shared/model/variants.ts';
import { SPEEDS } from '../../shared/replay/playClock.ts';
import { openEventLog } from '../eventLog/openEventLog.ts';
import { useT } from '../i18n.ts';
import { Select, type Option } from '../inspector/fields/SelectField.tsx';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { roleName } from './caseName.ts';
import { openReplay } from './openReplay.ts';
import { setSpeed } from './playback.ts';
import { speedName } from './speedName.ts';
import { replayStore, useReplay, type Dock, type ReplayPane } from './replayStore.ts';
import { tokenColours } from './tokenColours.ts';

const CASES = [50, 200, 500, 1_000, 2_000] as const;
const LENGTHS = [2, 3, 5, 8, 10, 15, 20, 30, 50, 100] as const;
const NOBODY = 'none';

interface OptionsRowProps {
  readonly panes: readonly ReplayPane[];
  readonly revision: number;
  readonly children: ReactNode;
}

/** How the cases are shown: speed, where the clock stops, beside what, how many. */
export function OptionsRow({ panes, revision, children }: OptionsRowProps) {
  const t = useT();
  const { speed, isSkippingNights, cases, dock, isRoom } = {
    speed: useReplay((s) => s.speed), isSkippingNights: useReplay((s) => s.isSkippingNights), cases: useReplay((s) => s.cases), dock: useReplay((s) => s.dock), isRoom: useReplay((s) => s.isRoom),
  };
  const isStale = useStudio((s) => s.open !== null && (s.open.revision !== revision || s.open.saveState !== 'saved'));
  const [first] = panes;
  if (!first) return null;
  const toggleDock = (wanted: Dock) => replayStore.setState({ dock: dock === wanted ? 'none' : wanted });
  return (
    <div className="options-row">
      <label className="replay-option"><span>{t('replay.speed')}</span>
        <Select value={String(speed)} options={SPEEDS.map((_, i) => ({ value: String(i), label: speedName(t, i) }))} onCommit={(value) => setSpeed(Number(value))} />
      </label>
      {first.shifts.night ? (
        <label className="replay-option"><input type="checkbox" checked={isSkippingNights} onChange={(e) => replayStore.setState({ isSkippingNights: e.target.checked })} /><span>{t('replay.skipNights')}</span></label>
      ) : null}
      <StopOptions pane={first} />
      <OtherVariant />
      <label className="replay-option"><span>{t('replay.cases')}</span>
        <Select value={String(cases)} options={CASES.map((n) => ({ value: String(n), label: String(n) }))} onCommit={(value) => void openReplay({ cases: Number(value) })} />
      </label>
      <Classes pane={first} />
      <div className="replay-tools">
        {isStale ? <Button size="sm" icon={<RotateCw size={13} aria-hidden />} onPress={() => void openReplay()}>{t('replay.stale')}</Button> : null}
        <IconButton label={t('replay.timeline')} isPressed={dock === 'timeline'} placement="top" onPress={() => toggleDock('timeline')}><ChartGantt size={16} /></IconButton>
        <IconButton label={t('replay.table')} isPressed={dock === 'table'} placement="top" onPress={() => toggleDock('table')}><Table2 size={16} /></IconButton>
        <IconButton label={t('replay.queues')} isPressed={dock === 'queues'} placement="top" onPress={() => toggleDock('queues')}><ListOrdered size={16} /></IconButton>
        <IconButton label={t('eventLog.open')} placement="top" onPress={openEventLog}><FileClock size={16} /></IconButton>
        <IconButton label={t('replay.room')} isPressed={isRoom} placement="top" onPress={() => replayStore.setState({ isRoom: !isRoom })}><Presentation size={16} /></IconButton>
        {children}
      </div>
    </div>
  );
}

function StopOptions({ pane }: { readonly pane: ReplayPane }) {
  const t = useT();
  const rule = useReplay((s) => s.stopRule);
  const set = (change: Partial<typeof rule>) => replayStore.setState({ stopRule: { ...rule, ...change } });
  const watched: readonly Option<'anyStep' | 'bottleneckRole'>[] = [
    { value: 'anyStep', label: t('replay.stop.anyStep') },
    ...(pane.replay.bottleneckRole >= 0 ? [{ value: 'bottleneckRole' as const, label: t('replay.stop.role', { role: roleName(pane, pane.replay.bottleneckRole) }) }] : []),
  ];
  return (
    <fieldset className="replay-option">
      <legend className="visually-hidden">{t('replay.stop')}</legend>
      <label className="replay-option"><input type="checkbox" checked={rule.isOn} onChange={(e) => set({ isOn: e.target.checked })} /><span>{t('replay.stop')}</span></label>
      <Select ariaLabel={t('replay.stop.length')} value={String(rule.length)} options={LENGTHS.map((n) => ({ value: String(n), label: t('replay.stop.waiting', { n }) }))} onCommit={(value) => set({ length: Number(value) })} />
      <Select ariaLabel={t('replay.stop.watched')} value={rule.watched} options={watched} onCommit={(value) => set({ watched: value })} />
    </fieldset>
  );
}

function OtherVariant() {
  const t = useT();
  const document = useStudio((s) => s.open?.document);
  const variant = useStudio((s) => s.variant);
  const other = useReplay((s) => s.other);
  if (!document) return null;
  const choices = scenariosOf(document).filter((scenario) => scenario !== variant);
  if (choices.length === 0) return null;
  const options = [{ value: NOBODY, label: t('replay.beside.none') }, ...choices.map((scenario) => ({ value: scenarioKey(scenario), label: scenarioName(document, scenario, t('results.master')) }))];
  const choose = (key: string) => void openReplay({ other: key === NOBODY ? undefined : choices.find((scenario) => scenarioKey(scenario) === key) });
  return (
    <label className="replay-option"><span>{t('replay.beside')}</span>
      <Select value={other === undefined ? NOBODY : scenarioKey(other)} options={options} onCommit={choose} />
    </label>
  );
}

function Classes({ pane }: { readonly pane: ReplayPane }) {
  const { classes } = tokenColours(pane);
  if (classes.length === 0) return null;
  return <ul className="replay-classes">{classes.map(({ name, colour }) => <li key={name}><i style={{ background: colour }} aria-hidden="true" />{name}</li>)}</ul>;
}
