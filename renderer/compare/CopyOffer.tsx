import { useState } from 'react';
import type { ModelId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { studio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { closeComparison, takeTurn, useComparison, type OfferedCopy } from './compareStore.ts';
import { compare } from './openCompare.ts';
import { mergeInto } from './openMerge.ts';
import './compareDialog.css';

/** The model of the library that is meant, before, and the file after it. */
async function compareWithCopy(id: ModelId, copy: OfferedCopy): Promise<void> {
  const isMyTurn = takeTurn();
  const { api, notifyError } = studio.getState();
  const answer = await api.invoke('compare.model', { id });
  if (!isMyTurn()) return;
  if (!answer.ok) return notifyError(answer.error);
  const { document } = answer.value;
  compare({ name: document.master.meta.name, document, variant: null, modelId: id }, { name: copy.name, document: copy.document, variant: null, modelId: null }, copy);
}

function Offer({ copy }: { readonly copy: OfferedCopy }) {
  const t = useT();
  const format = useFormat();
  const [chosen, setChosen] = useState(copy.relatives[0]?.id);
  const relative = copy.relatives.find(({ id }) => id === chosen) ?? copy.relatives[0];
  if (!relative) return null;
  const open = () => { closeComparison(); void copy.openAsCopy(); };
  return (
    <Dialog
      title={t('comparing.offer.title')} closeLabel={t(copy.storedAs !== null ? 'comparing.offer.keep' : 'comparing.offer.close')} size="md" isOpen onClose={closeComparison}
      actions={(
        <>
          <Button onPress={copy.storedAs !== null ? closeComparison : open}>{t(copy.storedAs !== null ? 'comparing.offer.keep' : 'comparing.offer.copy')}</Button>
          <Button onPress={() => void compareWithCopy(relative.id, copy)}>{t('comparing.offer.compare')}</Button>
          <Button variant="primary" isDisabled={relative.isSame} onPress={() => void mergeInto(relative.id, copy, relative.differentFiles)}>{t('comparing.offer.merge')}</Button>
        </>
      )}
    >
      <p>{t('comparing.offer.text', { file: copy.name, count: copy.relatives.length })}</p>
      <fieldset className="offer-choices">
        <legend className="visually-hidden">{t('comparing.offer.which')}</legend>
        {copy.relatives.map(({ id, name, steps, modifiedAt, isSame }) => (
          <label key={id} className="offer-choice">
            <input type="radio" name="relative" value={id} checked={id === relative.id} onChange={() => setChosen(id)} />
            <strong>{name}</strong>
            <span className="choice-note">{isSame ? t('comparing.offer.isSame', { date: format.dateTime(modifiedAt) }) : t('comparing.offer.steps', { ...steps, date: format.dateTime(modifiedAt) })}</span>
          </label>
        ))}
      </fieldset>
      <p className="offer-explain">{t('comparing.offer.explain')}</p>
    </Dialog>
  );
}

/** A file that is another copy of a model that is there: what to do with it is for the person to say. */
export function CopyOffer() {
  const copy = useComparison((s) => (s.status === 'offered' ? s.copy : null));
  return copy ? <Offer copy={copy} /> : null;
}
