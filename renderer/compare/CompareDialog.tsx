import { useEffect, useMemo, useState } from 'react';
import { FileUp } from 'lucide-react';
import type { LibraryEntry } from '../../shared/contract/contract.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { useT } from '../i18n.ts';
import { scenarioName } from '../store/scenarios.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { useFormat } from '../inspector/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { closeComparison, useComparison } from './compareStore.ts';
import { compareWithEarlier, compareWithFile, compareWithModel, compareWithVariant } from './openCompare.ts';
import './compareDialog.css';

/** More are found by typing. */
const MOST_MODELS = 50;
const MOST_STEPS = 20;

interface Choice {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly run: () => void;
}

function Choices({ title, choices }: { readonly title: string; readonly choices: readonly Choice[] }) {
  if (choices.length === 0) return null;
  return (
    <section className="choice-group">
      <h3>{title}</h3>
      <ul aria-label={title}>
        {choices.map(({ key, name, note, run }) => <li key={key}><button type="button" className="choice" onClick={run}><span className="choice-name">{name}</span><span className="choice-note">{note}</span></button></li>)}
      </ul>
    </section>
  );
}

function Content() {
  const t = useT();
  const format = useFormat();
  const open = useStudio((s) => s.open);
  const shown = useStudio((s) => s.variant);
  const [library, setLibrary] = useState<readonly LibraryEntry[]>([]);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void studio.getState().api.invoke('library.list', { view: 'all' }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setLibrary(answer.value);
      else studio.getState().notifyError(answer.error);
    });
    return () => { isCurrent = false; };
  }, []);
  const wanted = typed.trim().toLocaleLowerCase();
  const models = useMemo(() => library.filter(({ id, name }) => id !== open?.id && name.toLocaleLowerCase().includes(wanted)).slice(0, MOST_MODELS), [library, open?.id, wanted]);
  if (!open) return null;
  const { document, undo } = open;
  return (
    <>
      <TextField label={t('comparing.choose.search')} value={typed} onChange={setTyped} isFirst />
      {wanted === '' ? (
        <Choices
          title={t('comparing.choose.variants')}
          choices={scenariosOf(document).length < 2 ? [] : scenariosOf(document).filter((scenario) => scenario !== shown).map((scenario) => ({ key: scenario ?? ' master', name: scenarioName(document, scenario, t('results.master')), note: '', run: () => compareWithVariant(scenario) }))}
        />
      ) : null}
      <Choices title={t('comparing.choose.library')} choices={models.map(({ id, name, modifiedAt }) => ({ key: id, name, note: format.dateTime(modifiedAt), run: () => void compareWithModel(id) }))} />
      {wanted !== '' && models.length === 0 ? <p>{t('comparing.choose.none')}</p> : null}
      {wanted === '' ? (
        <Choices
          title={t('comparing.choose.earlier')}
          choices={undo.slice(-MOST_STEPS).toReversed().map((edit, i) => ({ key: String(i), name: t('comparing.choose.before', { edit: t(fromWire(edit.label)) }), note: t('comparing.choose.stepsBack', { count: i + 1 }), run: () => compareWithEarlier(i + 1) }))}
        />
      ) : null}
    </>
  );
}

/** What the open model shall be compared with. */
export function CompareDialog() {
  const t = useT();
  const isOpen = useComparison((s) => s.status === 'choosing');
  const name = useStudio((s) => s.open?.document.master.meta.name ?? '');
  return (
    <Dialog
      title={t('comparing.choose.title', { name })} closeLabel={t('shell.close')} size="md" isOpen={isOpen} onClose={closeComparison}
      actions={<Button icon={<FileUp size={15} aria-hidden="true" />} onPress={() => void compareWithFile()}>{t('comparing.choose.file')}</Button>}
    >
      {isOpen ? <Content /> : null}
    </Dialog>
  );
}
