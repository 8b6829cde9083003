import { useEffect, useMemo, useRef, useState } from 'react';
import { FileClock } from 'lucide-react';
import { Button as AriaButton, Radio, RadioGroup } from 'react-aria-components';
import { ExportFormat, type ExportOptions } from '../../../shared/contract/exports.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { levels } from '../../../shared/drawing/levels.ts';
import { overlayData } from '../../../shared/drawing/overlays/overlayData.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { registerCommand } from '../../commands/registry.ts';
import { openEventLog } from '../../eventLog/openEventLog.ts';
import { useT } from '../../i18n.ts';
import { studio, useStudio } from '../../store/studioStore.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { exportFile, tellOutcome } from '../exportModel.ts';
import { useFileWriting } from '../useFileWriting.ts';
import { WritingFoot } from '../WritingFoot.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ExportPreview, Picture } from './ExportPreview.tsx';
import { fileFacts } from './fileFacts.ts';
import { FORMAT_GROUPS, isPicture } from './formats.tsx';
import { rememberChoices, rememberedChoices } from './rememberedChoices.ts';
import { useNewestReport } from './useNewestReport.ts';
import { usePreview, type Preview } from './usePreview.ts';
import '../../inspector/inspector.css';
import '../../inspector/forms.css';
import './exportDialog.css';

function FormatCards({ format, onChange }: { readonly format: ExportFormat; readonly onChange: (format: ExportFormat) => void }) {
  const t = useT();
  // The arrow keys choose at once, without a way past the close button.
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), []);
  return (
    <div className="export-formats">
      <RadioGroup ref={group} className="export-choices" aria-label={t('exports.format')} value={format} onChange={(value) => {
        const chosen = ExportFormat.safeParse(value);
        if (chosen.success) onChange(chosen.data);
      }}>
        {FORMAT_GROUPS.map(({ title, cards }) => (
          <div key={title} className="export-group">
            <h3>{t(title)}</h3>
            {cards.map((card) => (
              <Radio key={card.format} value={card.format} className="export-card" aria-label={`${t(card.title)}: ${t(card.use)}`}>
                <span className="export-icon" aria-hidden="true">{card.icon}</span>
                <span className="export-words"><strong>{t(card.title)}</strong><span>{t(card.use)}</span></span>
              </Radio>
            ))}
          </div>
        ))}
      </RadioGroup>
      {/* Not of the model but of a run, which has to be simulated for it. */}
      <AriaButton className="export-card" onPress={openEventLog}>
        <span className="export-icon" aria-hidden="true"><FileClock size={17} /></span>
        <span className="export-words"><strong>{t('eventLog.inExport')}</strong><span>{t('eventLog.inExport.use')}</span></span>
      </AriaButton>
    </div>
  );
}

/** What a document that is no picture will hold; the diagram as it is in it. */
function Contents({ format, preview }: { readonly format: ExportFormat; readonly preview: Preview }) {
  const t = useT();
  return (
    <div className="export-contents">
      <div>
        <p>{t('exports.contents')}</p>
        <ul>{t(`exports.contents.${format}`).split('\n').map((line) => <li key={line}>{line}</li>)}</ul>
      </div>
      {format === 'handbook' || format === 'docx' ? <Picture preview={preview} label={t('exports.preview')} isTransparent={false} /> : null}
    </div>
  );
}

function ExportBody({ model, onClose }: { readonly model: ProcessModel; readonly onClose: () => void }) {
  const t = useT();
  const variant = useStudio((s) => s.variant);
  const name = useStudio((s) => [model.meta.name, s.variant === null ? undefined : s.open?.document.variants[s.variant]?.name].filter((part) => part !== undefined).join(' – '));
  const report = useNewestReport();
  const [choices, setChoices] = useState(() => rememberedChoices(studio.getState().settings));
  const { format, options } = choices;
  const allLevels = useMemo(() => levels(model), [model]);
  const preview = usePreview({ model, report, variant, locale: t.locale }, options, !(format === 'png' || format === 'svg') || options.withBackground);
  const facts = useMemo(() => {
    const sizeOf = (root: NodeId | null) => (root === options.root ? preview.size : drawSheet(model, { root, overlays: overlayData(model, report, variant, options.overlays, t.locale) }).frame);
    return fileFacts(format, options, allLevels, sizeOf);
  }, [format, options, model, report, variant, t.locale, allLevels, preview.size]);
  const writing = useFileWriting({
    make: (signal) => {
      rememberChoices(choices);
      return exportFile(format, options, signal);
    },
    tell: tellOutcome,
    onClose,
  });
  const { forgetFailure } = writing;

  const change = (next: Partial<ExportOptions>) => {
    setChoices((now) => ({ ...now, options: { ...now.options, ...next } }));
    forgetFailure();
  };

  return (
    <div className="export-body">
      <FormatCards format={format} onChange={(next) => { setChoices((now) => ({ ...now, format: next })); forgetFailure(); }} />
      <div className="export-main">
        <div className="export-preview" data-theme-of={options.theme}>
          {isPicture(format) ? <ExportPreview {...{ format, options, preview }} label={t('exports.preview')} title={name} /> : <Contents format={format} preview={preview} />}
        </div>
        <ExportForm {...{ format, options }} levels={allLevels} hasReport={report !== null} onChange={change} />
        <WritingFoot
          writing={writing} isRefused={facts?.isTooMuch === true} onClose={onClose}
          facts={facts ? `${t(facts.text)}${facts.isTooMuch ? ` · ${t('exports.facts.tooMuch')}` : ''}` : ''}
          words={{ going: t('exports.writing'), stop: t('exports.stop'), action: t('exports.action') }}
        />
      </div>
    </div>
  );
}

/** Every form in which the open model can be taken along, with a look at what will come. */
export function ExportDialog() {
  const t = useT();
  const model = useStudio((s) => s.model);
  const isOpen = useStudio((s) => s.overlay === 'export') && model !== null;
  const variant = useStudio((s) => (s.variant === null ? null : (s.open?.document.variants[s.variant]?.name ?? null)));
  const setOverlay = useStudio((s) => s.setOverlay);
  useEffect(() => registerCommand('file.export', { run: () => studio.getState().setOverlay('export'), isEnabled: (s) => s.open !== null }), []);
  return (
    <Dialog title={variant === null ? t('exports.title') : t('exports.titleOf', { variant })} closeLabel={t('shell.close')} size="xl" isOpen={isOpen} onClose={() => setOverlay(null)}>
      {model ? <ExportBody model={model} onClose={() => setOverlay(null)} /> : null}
    </Dialog>
  );
}
