import { FileClock } from 'lucide-react';
import { useT } from '../i18n.ts';
import { Button } from '../ui/Button.tsx';
import { openEventLog } from './openEventLog.ts';
import '../replay/replayButton.css';

/** The way to the event log from the results. */
export function EventLogButton() {
  const t = useT();
  return (
    <div className="replay-way">
      <Button icon={<FileClock size={15} aria-hidden />} onPress={openEventLog}>{t('eventLog.open')}</Button>
      <p>{t('eventLog.hint')}</p>
    </div>
  );
}
