import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { editDocument } from '../../shared/commands/editDocument.ts';
import { setMeta } from '../../shared/commands/setMeta.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';

/** The name of the model, changed in place. It is the master's: variants have names of their own. */
export function ModelName() {
  const t = useT();
  const name = useStudio((s) => s.open?.document.master.meta.name ?? '');
  const rename = useStudio((s) => s.executeOnDocument);
  const [text, setText] = useState<string | null>(null);
  // Esc blurs the field too; what was typed must then not be kept.
  const isAborted = useRef(false);

  if (text === null) {
    return <Button className="model-name" aria-label={t('shell.model.rename', { name })} onPress={() => { isAborted.current = false; setText(name); }}>{name || t('shell.model.unnamed')}</Button>;
  }
  const commit = () => {
    const next = text.trim();
    if (!isAborted.current && next !== '' && next !== name) rename((document) => editDocument(document, null, (master) => setMeta(master, { name: next })));
    setText(null);
  };
  return (
    <input
      className="model-name" value={text} aria-label={t('shell.model.name')} maxLength={2_000}
      ref={(input) => { if (input && document.activeElement !== input) { input.focus(); input.select(); } }}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') isAborted.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
