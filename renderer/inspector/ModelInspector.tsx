import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { AttributesSection } from './AttributesSection.tsx';
import { CalendarsSection } from './CalendarsSection.tsx';
import { ElementHeader } from './ElementHeader.tsx';
import { Section } from './fields/Section.tsx';
import { TextField } from './fields/TextField.tsx';
import { PromisesSection } from './PromisesSection.tsx';
import { RolesSection } from './RolesSection.tsx';
import { RunSection } from './RunSection.tsx';
import { metaCommand, useEdit } from './useEdit.ts';

/** What holds for the model as a whole; shown while nothing is selected. */
export function ModelInspector({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const { run } = useEdit();
  const { meta } = model;
  return (
    <>
      <ElementHeader kind={t('inspector.model')} name={meta.name.trim() || t('inspector.unnamed')} />
      <Section name="general" title={t('inspector.general')}>
        <TextField
          label={t('inspector.name')} value={meta.name}
          onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); run(null, [metaCommand({ name: name.trim() })]); return null; }}
        />
        <TextField label={t('inspector.documentation')} value={meta.documentation} isMultiline placeholder={t('inspector.documentationPlaceholder')} onCommit={(documentation) => void run(null, [metaCommand({ documentation })])} />
        <TextField label={t('inspector.language')} value={meta.language} placeholder="en" hint={t('inspector.languageHint')} onCommit={(language) => {
          if (language.length > 35) return message('inspector.error.language');
          run(null, [metaCommand({ language: language.trim() })]);
          return null;
        }} />
      </Section>
      <RolesSection model={model} />
      <CalendarsSection model={model} />
      <PromisesSection model={model} />
      <RunSection model={model} />
      <AttributesSection model={model} />
    </>
  );
}
