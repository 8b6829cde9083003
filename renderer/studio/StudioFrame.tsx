import { useEffect } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { ReplayFrame } from '../replay/ReplayFrame.tsx';
import { ComparePanel } from '../simulate/ComparePanel.tsx';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Drawer } from './Drawer.tsx';
import { MenuBar } from './MenuBar.tsx';
import { Outline } from './Outline.tsx';
import { PanelSplitter } from './PanelSplitter.tsx';
import { ResultsColumn } from './ResultsColumn.tsx';
import { SaveBanner } from './SaveBanner.tsx';
import { TitleBar } from './TitleBar.tsx';
import { usePanel } from './usePanel.ts';
import './studio.css';

/** Everything around an open model. */
export function StudioFrame() {
  const t = useT();
  const mode = useStudio((s) => s.mode);
  const isBrowser = useStudio((s) => s.api.host === 'browser');
  const modelId = useStudio((s) => s.open?.id);
  const loadRuns = useStudio((s) => s.loadRuns);
  const outline = usePanel('outline');
  const inspector = usePanel('inspector');
  const results = usePanel('results');
  const drawer = usePanel('drawer');
  const isCompare = mode === 'compare';

  useEffect(() => {
    if (modelId) void loadRuns();
  }, [modelId, loadRuns]);

  return (
    <div className="studio">
      <div className="studio-top" data-region="top">
        {isBrowser ? <MenuBar /> : null}
        <TitleBar />
      </div>
      <SaveBanner />
      <div className="studio-body">
        {outline.isOpen && !isCompare ? (
          <>
            <nav className="studio-panel" data-region="outline" style={{ width: outline.size }} aria-label={t('shell.outline')}>
              <Boundary><Outline key={modelId} /></Boundary>
            </nav>
            <PanelSplitter panel={outline} side="left" label={t('shell.outline')} />
          </>
        ) : null}
        <div className="studio-centre">
          <main className="studio-stage" data-region="canvas" aria-label={t(isCompare ? 'menu.view.compare' : 'shell.canvas')} {...(isCompare ? {} : { 'data-command-scope': 'canvas' })}>
            <Boundary>{isCompare ? <ComparePanel /> : <ReplayFrame><Canvas /></ReplayFrame>}</Boundary>
          </main>
          {isCompare ? null : (
            <>
              {drawer.isOpen ? <PanelSplitter panel={drawer} side="bottom" label={t('shell.drawer')} /> : null}
              <section className="studio-drawer" data-region="drawer" style={drawer.isOpen ? { height: drawer.size } : undefined} aria-label={t('shell.drawer')}>
                <Boundary><Drawer isOpen={drawer.isOpen} onToggle={drawer.toggle} /></Boundary>
              </section>
            </>
          )}
        </div>
        {mode === 'draw' && inspector.isOpen ? (
          <>
            <PanelSplitter panel={inspector} side="right" label={t('menu.view.inspector')} />
            <aside className="studio-panel" data-region="panel" style={{ width: inspector.size }} aria-label={t('menu.view.inspector')}>
              <Boundary><Inspector /></Boundary>
            </aside>
          </>
        ) : null}
        {mode === 'simulate' && results.isOpen ? (
          <>
            <PanelSplitter panel={results} side="right" label={t('shell.results')} />
            <aside className="studio-panel" data-region="panel" style={{ width: results.size }} aria-label={t('shell.results')}>
              <Boundary><ResultsColumn /></Boundary>
            </aside>
          </>
        ) : null}
      </div>
    </div>
  );
}
