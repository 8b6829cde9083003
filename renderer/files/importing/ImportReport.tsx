import { CircleAlert, CircleCheck, FileDown, TriangleAlert } from 'lucide-react';
import { Label, ProgressBar } from 'react-aria-components';
import { fileName } from '../../../shared/files/fileName.ts';
import { fromWire } from '../../../shared/i18n/fromWire.ts';
import { useT } from '../../i18n.ts';
import { studio } from '../../store/studioStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { openReported, stopImport } from '../importFiles.ts';
import { saveFile } from '../transfer.ts';
import { foldersOf, nameOf } from './FileSource.ts';
import { setImports, useImports, type ImportedFile, type ImportState } from './importStore.ts';
import { reportCsv } from './reportCsv.ts';
import './importReport.css';

/** More warnings of one file are in the report as CSV, and in the drawer of the model. */
const SHOWN_WARNINGS = 20;

type Imported = Extract<ImportedFile, { outcome: 'imported' }>;

const close = () => setImports({ status: 'idle' });

/** Place and text of what could not be taken over. */
function Remarks({ of }: { readonly of: Imported['warnings'] }) {
  const t = useT();
  return (
    <ul className="import-remarks">
      {of.slice(0, SHOWN_WARNINGS).map(({ message, line }, i) => (
        // Two remarks of one file may read alike.
        <li key={i}>{line === undefined ? null : <span className="import-line">{t('shell.line', { line })}</span>}<span>{t(fromWire(message))}</span></li>
      ))}
      {of.length > SHOWN_WARNINGS ? <li><span>{`+ ${t('importing.warnings', { count: of.length - SHOWN_WARNINGS })}`}</span></li> : null}
    </ul>
  );
}

function FileRow({ file }: { readonly file: ImportedFile }) {
  const t = useT();
  const folders = foldersOf(file).join(' / ');
  const isRefused = file.outcome === 'refused';
  const hasWarnings = file.outcome === 'imported' && file.warnings.length > 0;
  const Icon = isRefused ? CircleAlert : hasWarnings ? TriangleAlert : CircleCheck;
  return (
    <li className="import-row" data-outcome={isRefused ? 'refused' : hasWarnings ? 'warnings' : 'imported'}>
      <Icon size={16} aria-label={t(`importing.outcome.${file.outcome}`)} />
      <div className="import-words">
        <p className="import-name" title={file.path}><strong>{nameOf(file)}</strong>{folders === '' ? null : <span className="import-folder">{folders}</span>}</p>
        {file.outcome === 'refused' ? <p className="import-reason">{t(file.reason)}</p> : null}
        {file.outcome === 'imported' && file.copyOf !== null ? <p className="import-reason">{t('importing.copyOf', { name: file.copyOf })}</p> : null}
        {file.outcome === 'imported' && hasWarnings ? <details><summary>{t('importing.warnings', { count: file.warnings.length })}</summary><Remarks of={file.warnings} /></details> : null}
      </div>
      {file.outcome === 'imported' ? <Button size="sm" aria-label={t('importing.openNamed', { name: nameOf(file) })} onPress={() => { close(); void openReported(file); }}>{t('importing.open')}</Button> : null}
    </li>
  );
}

function Batch({ state }: { readonly state: Extract<ImportState, { status: 'running' | 'finished' }> }) {
  const t = useT();
  const imported = state.files.filter((file): file is Imported => file.outcome === 'imported');
  const withWarnings = imported.filter(({ warnings }) => warnings.length > 0).length;
  const refused = state.files.length - imported.length;
  // What needs attention comes first once all are there; while they come in, they keep their order.
  const rank = (file: ImportedFile) => (file.outcome === 'refused' ? 0 : file.warnings.length > 0 || file.copyOf !== null ? 1 : 2);
  // Two files may be called alike; each keeps its place.
  const rows = state.files.map((file, key) => ({ file, key }));
  const files = state.status === 'finished' ? rows.toSorted((a, b) => rank(a.file) - rank(b.file)) : rows.toReversed();
  const parts = [
    t('importing.summary.imported', { count: imported.length }),
    ...(withWarnings > 0 ? [t('importing.summary.warnings', { count: withWarnings })] : []),
    ...(refused > 0 ? [t('importing.summary.refused', { count: refused })] : []),
    ...(state.passedOver > 0 ? [t('importing.summary.passedOver', { count: state.passedOver })] : []),
  ];
  return (
    <>
      {state.status === 'running' ? (
        <ProgressBar className="import-progress" value={state.done} maxValue={state.total}>
          {({ percentage }) => (
            <>
              <Label>{t('importing.running', { done: state.done + 1, total: state.total, name: state.current })}</Label>
              <div className="import-track"><div style={{ width: `${percentage ?? 0}%` }} /></div>
            </>
          )}
        </ProgressBar>
      ) : null}
      {state.status === 'finished' && state.isStopped ? <p className="import-stopped">{t('importing.stopped', { done: state.done, total: state.total })}</p> : null}
      <output className="import-summary">{parts.join(' · ')}</output>
      {files.length > 0 ? <ul className="import-list" aria-label={t('importing.report')}>{files.map(({ file, key }) => <FileRow key={key} file={file} />)}</ul> : null}
    </>
  );
}

function Parameters({ state }: { readonly state: Extract<ImportState, { status: 'parameters' }> }) {
  const t = useT();
  const { name, matched, named, warnings } = state;
  return (
    <div className="import-parameters">
      <p>{t('importing.params.done', { name, matched, named })}</p>
      <output className="import-summary">{warnings.length === 0 ? t('importing.params.all') : t('importing.params.notHonoured', { count: warnings.length })}</output>
      {warnings.length > 0 ? <div className="import-list"><Remarks of={warnings} /></div> : null}
    </div>
  );
}

/** What becomes of files that come in together: while they are read, and when all are. */
export function ImportReport() {
  const t = useT();
  const state = useImports((s) => s);
  const save = (files: readonly ImportedFile[]) => void saveFile(studio.getState().api, { name: fileName(t('importing.reportName'), 'csv'), bytes: new Uint8Array(reportCsv(files, t)) });
  const saveParameters = ({ name, warnings }: Extract<ImportState, { status: 'parameters' }>) =>
    void saveFile(studio.getState().api, { name: fileName(t('importing.reportName'), 'csv'), bytes: new Uint8Array(reportCsv([{ path: name, outcome: 'imported', warnings }], t)) });
  const actions = () => {
    switch (state.status) {
      case 'running': return <Button isDisabled={state.isStopping} onPress={stopImport}>{t(state.isStopping ? 'importing.stopping' : 'importing.stop')}</Button>;
      case 'finished': return (
        <>
          <Button icon={<FileDown size={15} />} onPress={() => save(state.files)}>{t('importing.saveReport')}</Button>
          <Button variant="primary" onPress={close}>{t('shell.close')}</Button>
        </>
      );
      case 'parameters': return (
        <>
          {state.warnings.length > 0 ? <Button icon={<FileDown size={15} />} onPress={() => saveParameters(state)}>{t('importing.saveReport')}</Button> : null}
          <Button variant="primary" onPress={close}>{t('shell.close')}</Button>
        </>
      );
      default: return null;
    }
  };
  return (
    <Dialog
      title={t(state.status === 'parameters' ? 'importing.params.title' : 'importing.title')}
      closeLabel={t(state.status === 'running' ? 'importing.stop' : 'shell.close')}
      size="md"
      isReading
      isOpen={state.status !== 'idle'}
      onClose={() => (state.status === 'running' ? stopImport() : close())}
      actions={actions()}
    >
      {state.status === 'running' || state.status === 'finished' ? <Batch state={state} /> : null}
      {state.status === 'parameters' ? <Parameters state={state} /> : null}
    </Dialog>
  );
}
