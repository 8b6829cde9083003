import { CloudAlert, Check, LoaderCircle } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';

/** Whether what is seen is in the journal. */
export function SaveState() {
  const t = useT();
  const state = useStudio((s) => s.open?.saveState ?? 'saved');
  const retry = useStudio((s) => s.retrySaving);
  if (state === 'failed') {
    return <Button className="save-state" data-state="failed" onPress={retry}><CloudAlert size={14} aria-hidden="true" /><span>{t('shell.save.failed')}</span></Button>;
  }
  return (
    <output className="save-state" data-state={state}>
      {state === 'saved' ? <Check size={14} aria-hidden="true" /> : <LoaderCircle size={14} className="spin" aria-hidden="true" />}
      <span>{t(state === 'saved' ? 'shell.save.saved' : 'shell.save.saving')}</span>
    </output>
  );
}
