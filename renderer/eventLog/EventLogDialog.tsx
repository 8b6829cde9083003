import { useEffect, useState } from 'react';
import { LogFormat } from '../../shared/interchange/eventLog/LogFormat.ts';
import { scenariosOf } from '../../shared/model/variants.ts';
import { registerCommand } from '../commands/registry.ts';
import { useFileWriting } from '../files/useFileWriting.ts';
import { WritingFoot } from '../files/WritingFoot.tsx';
import { useT } from '../i18n.ts';
import { NumberField } from '../inspector/fields/NumberField.tsx';
import { SelectField } from '../inspector/fields/SelectField.tsx';
import { useFormat } from '../inspector/useFormat.ts';
import type { OpenModel } from '../store/documentSlice.ts';
import { scenarioKey, scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { openEventLog } from './openEventLog.ts';
import { saveEventLog, tellLogOutcome, type LogChoice } from './saveEventLog.ts';
import '../inspector/inspector.css';
import '../inspector/forms.css';
import './eventLog.css';

/** The ways of the last log, for as long as the program runs. */
let lastFormat: LogFormat = 'csv';

function EventLogBody({ open, onClose }: { readonly open: OpenModel; readonly onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const ofRun = useStudio((s) => s.runChoice.overrides.cases) ?? open.document.master.meta.settings.cases;
  const shown = useStudio((s) => s.variant);
  const [choice, setChoice] = useState<LogChoice>({ variant: shown, format: lastFormat, cases: null });
  const writing = useFileWriting({
    make: (signal) => {
      lastFormat = choice.format;
      return saveEventLog(choice, signal);
    },
    tell: tellLogOutcome,
    onClose,
  });
  const scenarios = scenariosOf(open.document);

  const change = (part: Partial<LogChoice>) => {
    setChoice((now) => ({ ...now, ...part }));
    writing.forgetFailure();
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
      <WritingFoot writing={writing} words={{ going: t('eventLog.going'), stop: t('eventLog.stop'), action: t('eventLog.save') }} onClose={onClose} />
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
