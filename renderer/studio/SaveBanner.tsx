import { WifiOff } from 'lucide-react';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';

/** Said across the window while the host does not answer: the work goes on and is kept here. */
export function SaveBanner() {
  const t = useT();
  const connection = useStudio((s) => s.connection);
  const retry = useStudio((s) => s.retrySaving);
  if (connection === 'connected') return null;
  return (
    <div className="save-banner" role="alert">
      <WifiOff size={15} aria-hidden="true" />
      <span>{t(connection === 'lost' ? 'shell.connection.lost' : 'shell.connection.refused')}</span>
      <Button size="sm" onPress={retry}>{t('shell.save.retry')}</Button>
    </div>
  );
}
