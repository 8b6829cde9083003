import { ChevronDown, ChevronUp } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useT } from '../i18n.ts';
import type { DrawerTab } from '../store/shellSlice.ts';
import { useStudio } from '../store/studioStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { HistoryList } from './HistoryList.tsx';
import { ImportWarnings } from './ImportWarnings.tsx';
import { ProblemList } from './ProblemList.tsx';
import './drawer.css';

interface DrawerProps {
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

const isTab = (key: unknown): key is DrawerTab => key === 'problems' || key === 'history' || key === 'import';

/** The strip at the foot of the canvas: closed it counts, open it lists. */
export function Drawer({ isOpen, onToggle }: DrawerProps) {
  const t = useT();
  const tab = useStudio((s) => s.drawerTab);
  const setTab = useStudio((s) => s.setDrawerTab);
  const problems = useStudio((s) => s.problems.length);
  const worst = useStudio((s) => s.problems[0]?.severity);
  const conflicts = useStudio((s) => s.conflicts.length);
  const warnings = useStudio((s) => s.open?.importWarnings.length ?? 0);
  const selected = tab === 'import' && warnings === 0 ? 'problems' : tab;
  const choose = (key: DrawerTab) => {
    setTab(key);
    if (!isOpen) onToggle();
  };
  return (
    <Tabs className="tabs" selectedKey={selected} onSelectionChange={(key) => isTab(key) && choose(key)} keyboardActivation="manual">
      <div className="drawer-head">
        <TabList className="tab-list" aria-label={t('shell.drawer')}>
          <Tab id="problems" className="tab" {...(isOpen ? {} : { onPress: () => choose('problems') })}>
            {t('shell.problems')}<span className="count" data-tone={worst}>{problems + conflicts}</span>
          </Tab>
          <Tab id="history" className="tab" {...(isOpen ? {} : { onPress: () => choose('history') })}>{t('shell.history')}</Tab>
          {warnings > 0 ? (
            <Tab id="import" className="tab" {...(isOpen ? {} : { onPress: () => choose('import') })}>{t('shell.importWarnings')}<span className="count" data-tone="warning">{warnings}</span></Tab>
          ) : null}
        </TabList>
        <IconButton size="sm" placement="top" label={t(isOpen ? 'shell.drawer.close' : 'shell.drawer.open')} shortcut="Mod+j" onPress={onToggle}>
          {isOpen ? <ChevronDown size={16} /> : <ChevronUp size={16} />}
        </IconButton>
      </div>
      {isOpen ? (
        <>
          <TabPanel id="problems" className="tab-panel"><ProblemList /></TabPanel>
          <TabPanel id="history" className="tab-panel"><HistoryList /></TabPanel>
          {warnings > 0 ? <TabPanel id="import" className="tab-panel"><ImportWarnings /></TabPanel> : null}
        </>
      ) : null}
    </Tabs>
  );
}
