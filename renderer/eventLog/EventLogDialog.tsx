import { useEffect, useRef, useState } from 'react';
import type { Message } from '../../shared/i18n/Message.ts';
import { LogFormat } from '../../shared/interchange/eventLog/LogFormat.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { registerCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { SelectField } from '../inspector/fields/SelectField.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import type { OpenModel } from '../store/documentSlice.ts';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { openEventLog } from './openEventLog.ts';
import { saveEventLog, tellLogOutcome, type LogChoice } from './saveEventLog.ts';
import '../inspector/inspector.css';
import '../inspector/forms.css';
import '../files/exports/exportDialog.css';
import './eventLog.css';

type Work = { readonly status: 'idle' } | { readonly status: 'writing' } | { readonly status: 'failed'; readonly messages: readonly Message[] };

/** The ways of the last log, for as long as the program runs. */
let lastFormat: LogFormat = 'csv';

function EventLogBody({ open, onClose }: { readonly open: OpenModel; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const ofRun = useStudio((s) => s.runChoice.overrides.cases) ?? open.document.master.meta.settings.cases;
  const shown = useStudio((s) => s.variant);
  const [choice, setChoice] = useState<LogChoice>({ variant: shown, format: lastFormat, cases: null });
  const [work, setWork] = useState<Work>({ status: 'idle' });
  const isWriting = work.status === 'writing';
  const stopper = useRef<AbortController | null>(null);
  const isGone = useRef(false);
  const stopButton = useRef<HTMLButtonElement>(null);
  const scenarios = scenariosOf(open.document);

  // Whoever closes the dialog wants no log any more.
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      stopper.current?.abort();
    };
  }, []);
  // “Save” is disabled now: it would lose the focus, and the dialog its keys.
  useEffect(() => { if (isWriting) stopButton.current?.focus(); }, [isWriting]);

  const change = (part: Partial<LogChoice>) => {
    setChoice((now) => ({ ...now, ...part }));
    setWork((now) => (now.status === 'failed' ? { status: 'idle' } : now));
  };
  const write = async () => {
    lastFormat = choice.format;
    setWork({ status: 'writing' });
    const stopping = new AbortController();
    stopper.current = stopping;
    const outcome = await saveEventLog(choice, stopping.signal);
    if (stopper.current === stopping) stopper.current = null;
    if (isGone.current) return tellLogOutcome(outcome);
    setWork(outcome.kind === 'failed' ? { status: 'failed', messages: outcome.messages } : { status: 'idle' });
    if (outcome.kind !== 'saved') return;
    onClose();
    tellLogOutcome(outcome);
  };

  return (
    <div className="event-log panel-form">
      <p className="section-note">{t('eventLog.intro')}</p>
      {scenarios.length > 1 ? (
        <SelectField
          label={t('eventLog.scenario')} value={scenarioKey(choice.variant)} options={scenarios.map((scenario) => ({ value: scenarioKey(scenario), label: scenarioName(open.document, scenario, t('results.master')) }))}
          onCommit={(key) => change({ variant: scenarios.find((scenario) => scenarioKey(scenario) === key) ?? null })}
        />
      ) : null}
      <SelectField
        label={t('eventLog.format')} value={choice.format} options={LogFormat.options.map((value) => ({ value, label: value.toUpperCase() }))} hint={t(`eventLog.${choice.format}.use`)}
        onCommit={(chosen) => change({ format: chosen })}
      />
      <NumberField
        label={t('eventLog.cases')} value={choice.cases} isOptional isWhole min={1} max={10_000_000} placeholder={t('eventLog.cases.all', { n: format.number(ofRun, 0) })}
        hint={choice.cases === null ? undefined : t('eventLog.cases.hint', { n: format.number(ofRun, 0) })} onCommit={(cases) => change({ cases })}
      />
      <div className="export-foot">
        <output className="export-facts">{isWriting ? t('eventLog.going') : ''}</output>
        {work.status === 'failed' ? <div className="export-error" role="alert">{work.messages.map((one, i) => <p key={i}>{t(one)}</p>)}</div> : null}
        <div className="export-actions">
          {isWriting ? <Button ref={stopButton} onPress={() => stopper.current?.abort()}>{t('eventLog.stop')}</Button> : <Button onPress={onClose}>{t('shell.cancel')}</Button>}
          <Button variant="primary" isDisabled={isWriting} onPress={() => void write()}>{t('eventLog.save')}</Button>
        </div>
        {isWriting ? <progress className="export-progress" aria-label={t('eventLog.going')} /> : null}
      </div>
    </div>
  );
}

/** The trace of a run, to take along. */
export function EventLogDialog() {
  const t = useT();
  const open = useStudio((s) => s.open);
  const isOpen = useStudio((s) => s.overlay === 'eventLog') && open !== null;
  const setOverlay = useStudio((s) => s.setOverlay);
  useEffect(() => registerCommand('simulate.eventLog', { run: openEventLog, isEnabled: (s) => s.open !== null }), []);
  return (
    <Dialog title={t('eventLog.title')} closeLabel={t('shell.close')} isOpen={isOpen} onClose={() => setOverlay(null)}>
      {open ? <EventLogBody open={open} onClose={() => setOverlay(null)} /> : null}
    </Dialog>
  );
}
