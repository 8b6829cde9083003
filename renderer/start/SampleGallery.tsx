import { useEffect, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import type { SampleEntry } from '../../shared/contract/contract.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { openSample } from './libraryActions.ts';
import { Thumbnail } from './Thumbnail.tsx';

/** Ready processes to look at and to begin from; opening one makes a copy in the library. */
export function SampleGallery() {
  const t = useT();
  const api = useStudio((s) => s.api);
  const [samples, setSamples] = useState<readonly SampleEntry[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void api.invoke('sample.list', { locale: t.locale }).then((answer) => {
      if (isCurrent && answer.ok) setSamples(answer.value);
    });
    return () => { isCurrent = false; };
  }, [api, t.locale]);
  if (samples.length === 0) return null;
  return (
    <GridList aria-label={t('shell.samples')} className="card-grid" layout="grid" items={samples} dependencies={[t]} onAction={(id) => void openSample(String(id))}>
      {(sample) => (
        <GridListItem id={sample.id} textValue={sample.name} className="card">
          <Thumbnail svg={sample.thumbnail} />
          <div className="card-body">
            <span className="card-name">{sample.name}</span>
            <p className="card-description">{sample.description}</p>
            <p className="card-facts">
              <span>{t('shell.library.steps', { count: sample.steps })}</span>
              <span>{t('shell.library.roles', { count: sample.roles })}</span>
              <span>{t('shell.library.variants', { count: sample.variants })}</span>
            </p>
          </div>
        </GridListItem>
      )}
    </GridList>
  );
}
