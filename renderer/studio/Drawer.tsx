import { ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
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
  const toggle = (
    <IconButton size="sm" placement="top" label={t(isOpen ? 'shell.drawer.close' : 'shell.drawer.open')} shortcut="Mod+j" onPress={onToggle}>
      {isOpen ? <ChevronDown size={16} /> : <ChevronUp size={16} />}
    </IconButton>
  );
  const tabs: readonly { readonly id: DrawerTab; readonly label: ReactNode }[] = [
    { id: 'problems', label: <>{t('shell.problems')}<span className="count" data-tone={worst}>{problems + conflicts}</span></> },
    { id: 'history', label: t('shell.history') },
    ...(warnings > 0 ? [{ id: 'import' as const, label: <>{t('shell.importWarnings')}<span className="count" data-tone="warning">{warnings}</span></> }] : []),
  ];
  // Closed there is nothing that a tab could stand for: these are buttons that open it.
  if (!isOpen) {
    return (
      <div className="drawer-head">
        <div className="tab-list">{tabs.map(({ id, label }) => <Button key={id} className="tab" onPress={() => choose(id)}>{label}</Button>)}</div>
        {toggle}
      </div>
    );
  }
  return (
    <Tabs className="tabs" selectedKey={selected} onSelectionChange={(key) => isTab(key) && setTab(key)}>
      <div className="drawer-head">
        <TabList className="tab-list" aria-label={t('shell.drawer')}>
          {tabs.map(({ id, label }) => <Tab key={id} id={id} className="tab">{label}</Tab>)}
        </TabList>
        {toggle}
      </div>
      <TabPanel id="problems" className="tab-panel"><ProblemList /></TabPanel>
      <TabPanel id="history" className="tab-panel"><HistoryList /></TabPanel>
      {warnings > 0 ? <TabPanel id="import" className="tab-panel"><ImportWarnings /></TabPanel> : null}
    </Tabs>
  );
}
