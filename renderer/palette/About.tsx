import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract/contract.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function About() {
  const t = useT();
  const isOpen = useStudio((s) => s.overlay === 'about');
  const setOverlay = useStudio((s) => s.setOverlay);
  const api = useStudio((s) => s.api);
  const [info, setInfo] = useState<Output<'host.info'> | null>(null);
  useEffect(() => {
    if (isOpen) void api.invoke('host.info', undefined).then((answer) => setInfo(answer.ok ? answer.value : null));
  }, [api, isOpen]);
  return (
    <Dialog title={t('menu.help.about')} closeLabel={t('shell.close')} isOpen={isOpen} onClose={() => setOverlay(null)}>
      <div className="about">
        <img src="./icon.svg" alt="" />
        <strong>Laneway {info?.version}</strong>
        <p>{t('shell.about.text')}</p>
        {info ? (
          <dl>
            <dt>{t('shell.about.data')}</dt><dd>{info.dataFolder}</dd>
            <dt>{t('shell.about.platform')}</dt><dd>{info.platform}</dd>
          </dl>
        ) : null}
      </div>
    </Dialog>
  );
}
