import { EXPORT_CHOICES, Overlay, Paper, type ExportFormat, type ExportOptions } from '../../../shared/contract/exports.ts';
import type { Level } from '../../../shared/drawing/levels.ts';
import { useT } from '../../i18n.ts';
import { CheckField } from '../../inspector/fields/CheckField.tsx';
import { NumberField } from '../../inspector/fields/NumberField.tsx';
import { SelectField } from '../../inspector/fields/SelectField.tsx';
import { SegmentedTabs } from '../../ui/SegmentedTabs.tsx';

interface ExportFormProps {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly levels: readonly Level[];
  /** The model was simulated: there is waiting to be shown. */
  readonly hasReport: boolean;
  readonly onChange: (change: Partial<ExportOptions>) => void;
}

const TOP = '';

/** What can be chosen for a format, and nothing else. */
export function ExportForm({ format, options, levels, hasReport, onChange }: ExportFormProps) {
  const t = useT();
  const choices = new Set(EXPORT_CHOICES[format]);
  const { page } = options;
  const isPoster = page.mode === 'poster';
  const setPage = (change: Partial<ExportOptions['page']>) => onChange({ page: { ...page, ...change } });
  const toggle = (overlay: Overlay, isOn: boolean) => onChange({ overlays: Overlay.options.filter((name) => (name === overlay ? isOn : options.overlays.includes(name))) });
  const paperField = <SelectField label={t('exports.paper')} value={page.paper} options={Paper.options.map((paper) => ({ value: paper, label: paper }))} onCommit={(paper) => setPage({ paper })} />;
  return (
    <div className="export-form panel-form">
      {choices.has('theme') ? (
        <fieldset className="export-row">
          <legend>{t('exports.theme')}</legend>
          <SegmentedTabs label={t('exports.theme')} selected={options.theme} onSelect={(theme) => onChange({ theme })} segments={[
            { id: 'print', label: t('exports.theme.print') }, { id: 'light', label: t('exports.theme.light') }, { id: 'dark', label: t('exports.theme.dark') },
          ]} />
          {choices.has('background') ? <CheckField label={t('exports.transparent')} value={!options.withBackground} onCommit={(isTransparent) => onChange({ withBackground: !isTransparent })} /> : null}
        </fieldset>
      ) : null}
      {choices.has('overlays') ? (
        <fieldset className="export-row">
          <legend>{t('exports.overlays')}</legend>
          <div className="export-checks">
            {Overlay.options.map((overlay) => (
              <CheckField key={overlay} label={t(`exports.overlay.${overlay}`)} value={options.overlays.includes(overlay)} onCommit={(isOn) => toggle(overlay, isOn)}
                {...(overlay === 'heat' && !hasReport ? { hint: t('exports.heat.first') } : {})} />
            ))}
          </div>
        </fieldset>
      ) : null}
      {choices.has('scale') ? <NumberField label={t('exports.scale')} unit="%" value={options.scale * 100} min={10} max={1_600} onCommit={(percent) => onChange({ scale: (percent ?? 200) / 100 })} /> : null}
      {choices.has('root') && levels.length > 1 ? (
        <SelectField label={t('exports.root')} value={options.root ?? TOP} options={levels.map(({ root, name, depth }) => ({ value: root ?? TOP, label: `${'\u2003'.repeat(depth)}${name || '–'}` }))}
          onCommit={(root) => onChange({ root: levels.find((level) => (level.root ?? TOP) === root)?.root ?? null })} />
      ) : null}
      {choices.has('levels') && levels.length > 1 ? <CheckField label={t('exports.levels')} value={options.levels === 'all'} onCommit={(isAll) => onChange({ levels: isAll ? 'all' : 'one' })} /> : null}
      {choices.has('paper') && !choices.has('page') ? paperField : null}
      {choices.has('page') ? (
        <>
          <fieldset className="export-row">
            <legend>{t('exports.mode')}</legend>
            <SegmentedTabs label={t('exports.mode')} selected={page.mode} onSelect={(mode) => setPage({ mode })} segments={[{ id: 'fit', label: t('exports.mode.fit') }, { id: 'poster', label: t('exports.mode.poster') }]} />
          </fieldset>
          <div className="export-pair">
            {paperField}
            <SelectField label={t('exports.orientation')} value={page.orientation} onCommit={(orientation) => setPage({ orientation })} options={[
              { value: 'auto', label: t('exports.orientation.auto') }, { value: 'portrait', label: t('exports.orientation.portrait') }, { value: 'landscape', label: t('exports.orientation.landscape') },
            ]} />
          </div>
          <div className="export-pair">
            <NumberField label={t('exports.margin')} unit="mm" value={page.margin} min={0} max={50} onCommit={(margin) => setPage({ margin: margin ?? 10 })} />
            {isPoster ? <NumberField label={t('exports.overlap')} unit="mm" value={page.overlap} min={0} max={50} onCommit={(overlap) => setPage({ overlap: overlap ?? 10 })} /> : null}
          </div>
          {isPoster ? <NumberField label={t('exports.posterScale')} unit="%" value={page.posterScale * 100} min={10} max={1_000} onCommit={(percent) => setPage({ posterScale: (percent ?? 100) / 100 })} /> : null}
        </>
      ) : null}
      {choices.has('withBpsim') ? <CheckField label={t('exports.bpsim')} hint={t('exports.bpsim.hint')} value={options.withBpsim} onCommit={(withBpsim) => onChange({ withBpsim })} /> : null}
      {choices.size === 0 || (choices.size === 1 && choices.has('simulation')) ? <p className="export-nothing">{t('exports.nothing')}</p> : null}
    </div>
  );
}
