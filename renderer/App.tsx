import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { Unplug } from 'lucide-react';
import { registerCompareCommands } from './commands/compareCommands.ts';
import { registerFileCommands } from './commands/fileCommands.ts';
import { listenToKeys } from './commands/keyboard.ts';
import { driveNativeMenu } from './commands/nativeMenu.ts';
import { registerSimulateCommands } from './commands/simulateCommands.ts';
import { registerViewCommands } from './commands/viewCommands.ts';
import { CompareDialog } from './compare/CompareDialog.tsx';
import { CompareScreen } from './compare/CompareScreen.tsx';
import { CopyOffer } from './compare/CopyOffer.tsx';
import { watchOpenConflicts } from './compare/offerCopies.ts';
import { EventLogDialog } from './eventLog/EventLogDialog.tsx';
import { ExportDialog } from './files/exports/ExportDialog.tsx';
import { FileDrop } from './files/importing/FileDrop.tsx';
import { ImportReport } from './files/importing/ImportReport.tsx';
import { connect } from './host/connect.ts';
import { useT } from './i18n.ts';
import { modelInLocation, syncLocation } from './location.ts';
import { PeopleSheet } from './inspector/people/PeopleSheet.tsx';
import { About } from './palette/About.tsx';
import { Palette } from './palette/Palette.tsx';
import { ShortcutSheet } from './palette/ShortcutSheet.tsx';
import { StartPage } from './start/StartPage.tsx';
import { attachHost } from './store/attachHost.ts';
import { holdUnsaved } from './store/holdUnsaved.ts';
import { keepThumbnail } from './store/keepThumbnail.ts';
import { studio, useStudio } from './store/studioStore.ts';
import { watchProblems } from './store/watchProblems.ts';
import { StudioFrame } from './studio/StudioFrame.tsx';
import { followAppearance } from './theme/appearance.ts';
import { Button } from './ui/Button.tsx';
import { Boundary } from './ui/Boundary.tsx';
import { EmptyState } from './ui/EmptyState.tsx';
import { Toaster } from './ui/Toaster.tsx';
import './app.css';

/** Connects, and starts everything that lives as long as the window. */
function useHost(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const stops = [followAppearance(studio), registerFileCommands(), registerCompareCommands(), watchOpenConflicts(studio), registerViewCommands(), registerSimulateCommands(), listenToKeys(), holdUnsaved(studio)];
    let isGone = false;
    const start = async () => {
      const api = await connect();
      if (isGone) return;
      stops.push(attachHost(studio, api));
      await studio.getState().loadSettings();
      const id = modelInLocation();
      if (id) await studio.getState().openModel(id);
      if (isGone) return;
      stops.push(syncLocation(studio), driveNativeMenu(studio), watchProblems(studio), keepThumbnail(studio));
      setReady(true);
    };
    void start();
    return () => {
      isGone = true;
      for (const stop of stops) stop();
    };
  }, []);
  return isReady;
}

function Connecting() {
  const t = useT();
  const connection = useStudio((s) => s.connection);
  if (connection !== 'refused') return <div className="connecting"><output className="visually-hidden">{t('shell.connection.connecting')}</output></div>;
  return (
    <main className="connecting">
      <EmptyState icon={<Unplug size={22} />} title={t('shell.connection.refusedTitle')} text={t('shell.connection.refused')}>
        <Button variant="primary" onPress={() => location.reload()}>{t('shell.crash.reload')}</Button>
      </EmptyState>
    </main>
  );
}

export function App() {
  const t = useT();
  const isReady = useHost();
  const screen = useStudio((s) => s.screen);
  // An empty library behind a refused connection would look like lost work.
  const isRefused = useStudio((s) => s.connection === 'refused' && s.open === null);
  const announcement = useStudio((s) => s.announcement);
  return (
    <I18nProvider locale={t.locale}>
      <Boundary>
        {!isReady || isRefused ? <Connecting /> : <CompareScreen>{screen === 'studio' ? <StudioFrame /> : <StartPage />}</CompareScreen>}
        <Palette />
        <ShortcutSheet />
        <About />
        <PeopleSheet />
        <ImportReport />
        <ExportDialog />
        <EventLogDialog />
        <CompareDialog />
        <CopyOffer />
      </Boundary>
      <FileDrop />
      <Toaster />
      <output className="visually-hidden" aria-live="polite">{announcement}</output>
    </I18nProvider>
  );
}
