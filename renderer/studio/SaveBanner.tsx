import { WifiOff } from 'lucide-react';
import { rescueCopy } from '../files/rescueCopy.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';

/** Said across the window while the host does not answer: the work goes on and is kept here. */
export function SaveBanner() {
  const t = useT();
  const connection = useStudio((s) => s.connection);
  const isModelOpen = useStudio((s) => s.open !== null);
  const isUnsaved = useStudio((s) => s.open !== null && s.open.saveState !== 'saved');
  const retry = useStudio((s) => s.retrySaving);
  if (connection === 'connected') return null;
  return (
    <div className="save-banner" role="alert">
      <WifiOff size={15} aria-hidden="true" />
      <span>{t(connection === 'lost' ? 'shell.connection.lost' : isUnsaved ? 'shell.connection.refusedUnsaved' : 'shell.connection.refused')}</span>
      <Button size="sm" onPress={retry}>{t('shell.save.retry')}</Button>
      {connection === 'refused' && isModelOpen ? <Button size="sm" onPress={() => void rescueCopy()}>{t('shell.save.copy')}</Button> : null}
    </div>
  );
}
