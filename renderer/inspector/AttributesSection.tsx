import { ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { newId } from '../newId.ts';
import { useT } from '../i18n.ts';
import { message } from '../../shared/i18n/Message.ts';
import { attributeId, type AttributeId } from '../../shared/model/ids.ts';
import type { Attribute } from '../../shared/model/Node.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { choiceText, parseChoice, parseConstant, typed } from './attributeValue.ts';
import { DistributionField } from './DistributionField.tsx';
import { focusFirst } from './fields/focusFirst.ts';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { addAttributeCommand, removeRowCommand } from './newRows.ts';
import { propertyCommand, useEdit, useSetProperty } from './useEdit.ts';

const TYPES = ['number', 'text', 'boolean'] as const;

/** What a case carries with it, read by conditions and durations. */
export function AttributesSection({ model }: { readonly model: ProcessModel }) {
  const t = useT();
  const { run } = useEdit();
  const [open, setOpen] = useState<AttributeId | null>(null);
  const [added, setAdded] = useState<AttributeId | null>(null);
  const attributes = rows(model.attributes);
  const add = () => {
    const id = attributeId(newId('Attribute'));
    if (run(null, [addAttributeCommand({ id, name: t('inspector.attribute.new'), type: 'number', value: { kind: 'constant', value: 0 } })])) {
      setAdded(id);
      setOpen(id);
    }
  };
  return (
    <Section name="attributes" title={t('inspector.attributes')} startsFolded summary={t('inspector.attributes.count', { count: attributes.length })}>
      <p className="section-note">{t('inspector.attributes.hint')}</p>
      <ul className="rows">
        {attributes.map((attribute) => {
          const isOpen = attribute.id === open;
          return (
            <li key={attribute.id} className="row-card" data-open={isOpen || undefined}>
              <button type="button" className="row-head" aria-expanded={isOpen} onClick={() => setOpen(isOpen ? null : attribute.id)}>
                <ChevronRight className="row-chevron" size={14} aria-hidden />
                <span className="row-name">{attribute.name}</span>
                <span className="row-facts">{t(`inspector.attribute.${attribute.type}`)}</span>
              </button>
              {isOpen ? (
                <div className="row-body" ref={attribute.id === added ? focusFirst : undefined}>
                  <AttributeFields attribute={attribute} />
                  <button type="button" className="text-button" data-tone="danger" onClick={() => run(null, [removeRowCommand('attributes', attribute.id)])}><Trash2 size={14} aria-hidden />{t('inspector.attribute.remove')}</button>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      <button type="button" className="text-button" onClick={add}><Plus size={14} aria-hidden />{t('inspector.attribute.add')}</button>
    </Section>
  );
}

function AttributeFields({ attribute }: { readonly attribute: Attribute }) {
  const t = useT();
  const set = useSetProperty('attributes', attribute.id);
  const { run } = useEdit();
  const { value } = attribute;
  const kinds = attribute.type === 'number' ? (['constant', 'choice', 'distribution'] as const) : (['constant', 'choice'] as const);
  const setValue = (next: Attribute['value']) => set(['value'], next);
  return (
    <>
      <TextField
        label={t('inspector.name')} value={attribute.name} isCode hint={t('inspector.attribute.nameHint')}
        onCommit={(name) => { if (name.trim() === '') return message('inspector.error.needsName'); set(['name'], name.trim()); return null; }}
      />
      <SelectField
        label={t('inspector.attribute.type')} value={attribute.type} options={TYPES.map((type) => ({ value: type, label: t(`inspector.attribute.${type}`) }))}
        onCommit={(type) => run(message('inspector.edit.attributeType'), [
          propertyCommand('attributes', attribute.id, ['type'], type),
          propertyCommand('attributes', attribute.id, ['value'], { kind: 'constant', value: typed(type) }),
        ])}
      />
      <SelectField
        label={t('inspector.attribute.drawn')} value={value.kind} options={kinds.map((kind) => ({ value: kind, label: t(`inspector.attribute.${kind}`) }))}
        onCommit={(kind) => setValue(
          kind === 'constant' ? { kind, value: typed(attribute.type) }
            : kind === 'choice' ? { kind, options: [{ value: typed(attribute.type), weight: 1 }] }
              : { kind, distribution: { kind: 'uniform', unit: 'min', min: 0, max: 100 } },
        )}
      />
      {value.kind === 'constant' ? (
        <TextField label={t('inspector.attribute.value')} value={String(value.value)} onCommit={(text) => {
          const constant = parseConstant(attribute.type, text);
          if (!constant.ok) return constant.error;
          setValue({ kind: 'constant', value: constant.value });
          return null;
        }} />
      ) : null}
      {value.kind === 'choice' ? (
        <TextField label={t('inspector.attribute.options')} value={choiceText(value.options)} isMultiline hint={t('inspector.attribute.optionsHint')} onCommit={(text) => {
          const options = parseChoice(attribute.type, text);
          if (!options.ok) return options.error;
          setValue({ kind: 'choice', options: options.value });
          return null;
        }} />
      ) : null}
      {value.kind === 'distribution' ? <DistributionField label={t('inspector.attribute.distribution')} value={value.distribution} isPlain onCommit={(distribution) => { if (distribution) setValue({ kind: 'distribution', distribution }); }} /> : null}
    </>
  );
}
