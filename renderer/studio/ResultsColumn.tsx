import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Inspector } from '../inspector/Inspector.tsx';
import { useT } from '../i18n.ts';
import { SimulationPanel } from '../simulate/SimulationPanel.tsx';

/** Beside the canvas while simulating: the figures, or the times and staffing that they come from. */
export function ResultsColumn() {
  const t = useT();
  return (
    <Tabs className="tabs">
      <TabList className="tab-list column-tabs" aria-label={t('shell.results')}>
        <Tab id="results" className="tab">{t('shell.results')}</Tab>
        <Tab id="properties" className="tab">{t('shell.properties')}</Tab>
      </TabList>
      <TabPanel id="results" className="tab-panel"><SimulationPanel /></TabPanel>
      <TabPanel id="properties" className="tab-panel"><Inspector /></TabPanel>
    </Tabs>
  );
}
