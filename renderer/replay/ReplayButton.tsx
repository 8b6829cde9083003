import { Clapperboard } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useT } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { openReplay } from './openReplay.ts';
import { isReplayOpen, replayStore, useReplay } from './replayStore.ts';
import './replayButton.css';

/** The way to the replay from the results. It runs cases of its own: nothing has to be simulated first. */
export function ReplayButton() {
  const t = useT();
  const isOpen = useReplay(isReplayOpen);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen || !replayStore.getState().isLeaving) return;
    place.current?.querySelector('button')?.focus();
    replayStore.setState({ isLeaving: false });
  }, [isOpen]);
  if (isOpen) return null;
  return (
    <div ref={place} className="replay-way">
      <Button icon={<Clapperboard size={15} aria-hidden />} onPress={() => void openReplay()}>{t('replay.open')}</Button>
      <p>{t('replay.open.hint')}</p>
    </div>
  );
}
