import { Moon, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { isClosedAt } from '../../shared/replay/Shifts.ts';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { stopText } from './announceMoment.ts';
import { clockText } from './clockText.ts';
import { Counters } from './Counters.tsx';
import { pause, stepEvent, togglePlay } from './playback.ts';
import { useReplay, type ReplayPane } from './replayStore.ts';
import { SeekBar } from './SeekBar.tsx';

/** What time it is, how far that is, and how it goes on. */
export function ClockRow({ panes }: { readonly panes: readonly ReplayPane[] }) {
  const t = useT();
  const isPlaying = useReplay((s) => s.isPlaying);
  const row = useRef<HTMLDivElement>(null);
  // Space is the next thing wanted, and the keys are heard here.
  useEffect(() => {
    row.current?.querySelector<HTMLButtonElement>('[data-play] button')?.focus({ preventScroll: true });
    return pause;
  }, []);
  return (
    <div ref={row} className="clock-row">
      <div className="transport" role="toolbar" aria-label={t('replay.transport')}>
        <IconButton label={t('replay.previous')} shortcut="ArrowLeft" placement="top" onPress={() => stepEvent(-1)}><StepBack size={17} /></IconButton>
        <span data-play>
          <IconButton label={t(isPlaying ? 'replay.pause' : 'replay.play')} shortcut="Space" placement="top" onPress={togglePlay}>{isPlaying ? <Pause size={20} /> : <Play size={20} />}</IconButton>
        </span>
        <IconButton label={t('replay.next')} shortcut="ArrowRight" placement="top" onPress={() => stepEvent(1)}><StepForward size={17} /></IconButton>
      </div>
      <Clock panes={panes} />
      <SeekBar panes={panes} />
      <Counters panes={panes} />
    </div>
  );
}

function Clock({ panes: [first] }: { readonly panes: readonly ReplayPane[] }) {
  const t = useT();
  const text = useReplay((s) => (first ? clockText(t.locale, first, s.t) : ''));
  const isNight = useReplay((s) => (first ? isClosedAt(first.shifts.night, s.t) : false));
  const stopped = useReplay((s) => s.stopped);
  return (
    <div className="clock">
      <p className="clock-time tabular">{text}{isNight ? <Moon className="clock-night" size={15} aria-label={t('replay.night')} /> : null}</p>
      <p className="clock-note">{stopped ? stopText(t, stopped) : first ? first.replay.trace.timeZone : ''}</p>
    </div>
  );
}
