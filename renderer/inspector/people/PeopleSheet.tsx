import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { registerCommand } from '../../commands/registry.ts';
import { useT } from '../../i18n.ts';
import { studio, useStudio } from '../../store/studioStore.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import '../inspector.css';
import '../forms.css';
import { CalendarsPane } from './CalendarsPane.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import './people.css';
import { RolesPane } from './RolesPane.tsx';
import { SkillsMatrix } from './SkillsMatrix.tsx';

const TYPING = 'input:not([type=checkbox]), textarea, select';

/** A dialog has the keyboard for itself; taking back what was done in it must still be one key. */
function onUndoKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z') return;
  if (event.target instanceof Element && event.target.closest(TYPING)) return;
  event.preventDefault();
  if (event.shiftKey) studio.getState().redo();
  else studio.getState().undo();
}

/** Who works, what they may do, when, and by which rules: tables, where they have room. */
export function PeopleSheet() {
  const t = useT();
  const model = useStudio((s) => s.model);
  const variant = useStudio((s) => (s.variant === null ? null : (s.open?.document.variants[s.variant]?.name ?? null)));
  const isOpen = useStudio((s) => s.overlay === 'people') && model !== null;
  const [tab, setTab] = useState('people');
  const setOverlay = useStudio((s) => s.setOverlay);
  const canUndo = useStudio((s) => (s.open?.undo.length ?? 0) > 0);
  const canRedo = useStudio((s) => (s.open?.redo.length ?? 0) > 0);
  useEffect(() => registerCommand('simulate.people', { run: () => studio.getState().setOverlay('people'), isEnabled: (s) => s.open !== null }), []);
  return (
    <Dialog title={variant === null ? t('people.title') : t('people.titleIn', { variant })} closeLabel={t('shell.close')} size="xl" isOpen={isOpen} onClose={() => setOverlay(null)}>
      {model ? (
        <div className="people-sheet" role="presentation" onKeyDown={onUndoKey}>
          <Tabs className="tabs" selectedKey={tab} onSelectionChange={(key) => setTab(String(key))}>
            <div className="people-bar">
              <TabList className="tab-list" aria-label={t('people.title')}>
                <Tab id="people" className="tab">{t('people.tab.people')}</Tab>
                <Tab id="skills" className="tab">{t('people.tab.skills')}</Tab>
                <Tab id="roles" className="tab">{t('people.tab.roles')}</Tab>
                <Tab id="calendars" className="tab">{t('people.tab.calendars')}</Tab>
              </TabList>
              <IconButton label={t('menu.edit.undo')} size="sm" isDisabled={!canUndo} onPress={() => studio.getState().undo()}><Undo2 size={15} /></IconButton>
              <IconButton label={t('menu.edit.redo')} size="sm" isDisabled={!canRedo} onPress={() => studio.getState().redo()}><Redo2 size={15} /></IconButton>
            </div>
            <TabPanel id="people" className="tab-panel panel-form"><PeopleTable model={model} onSkills={() => setTab('skills')} /></TabPanel>
            <TabPanel id="skills" className="tab-panel panel-form"><SkillsMatrix model={model} /></TabPanel>
            <TabPanel id="roles" className="tab-panel panel-form"><RolesPane model={model} /></TabPanel>
            <TabPanel id="calendars" className="tab-panel panel-form"><CalendarsPane model={model} /></TabPanel>
          </Tabs>
        </div>
      ) : null}
    </Dialog>
  );
}
