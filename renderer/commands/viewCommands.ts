import type { Mode } from '../store/shellSlice.ts';
import type { StudioState } from '../store/StudioState.ts';
import { studio } from '../store/studioStore.ts';
import { isPanelOpen, type PanelName } from '../studio/panels.ts';
import { focusNextRegion } from '../studio/focusRegion.ts';
import { goToNextProblem } from '../studio/goToNextProblem.ts';
import { registerCommands, type CommandHandler } from './registry.ts';

const inStudio = (s: StudioState) => s.screen === 'studio';

const mode = (name: Mode): CommandHandler => ({
  run: () => studio.getState().setMode(name),
  isEnabled: inStudio,
  isChecked: (s) => s.mode === name,
});

/** Compare fills the window; there are no panels beside it. */
const panel = (nameIn: (s: StudioState) => PanelName): CommandHandler => ({
  run: () => {
    const state = studio.getState();
    const name = nameIn(state);
    state.setLayout(`${name}.open`, !isPanelOpen(state.settings.layout, name));
  },
  isEnabled: (s) => inStudio(s) && s.mode !== 'compare',
  isChecked: (s) => isPanelOpen(s.settings.layout, nameIn(s)),
});

const theme = (name: StudioState['settings']['theme']): CommandHandler => ({
  run: () => studio.getState().setSettings({ theme: name }),
  isChecked: (s) => s.settings.theme === name,
});

const language = (locale: StudioState['settings']['locale']): CommandHandler => ({
  run: () => studio.getState().setSettings({ locale }),
  isChecked: (s) => s.settings.locale === locale,
});

export const registerViewCommands = (): (() => void) =>
  registerCommands({
    'edit.undo': { run: () => studio.getState().undo(), isEnabled: (s) => (s.open?.undo.length ?? 0) > 0 },
    'edit.redo': { run: () => studio.getState().redo(), isEnabled: (s) => (s.open?.redo.length ?? 0) > 0 },
    'view.palette': { run: () => studio.getState().setOverlay('palette') },
    'view.draw': mode('draw'),
    'view.simulate': mode('simulate'),
    'view.compare': mode('compare'),
    'view.outline': panel(() => 'outline'),
    'view.inspector': panel((s) => (s.mode === 'simulate' ? 'results' : 'inspector')),
    'view.drawer': panel(() => 'drawer'),
    'view.nextRegion': { run: () => focusNextRegion(1), isEnabled: inStudio },
    'view.previousRegion': { run: () => focusNextRegion(-1), isEnabled: inStudio },
    'view.nextProblem': { run: goToNextProblem, isEnabled: (s) => inStudio(s) && s.problems.length > 0 },
    'view.themeSystem': theme('system'),
    'view.themeLight': theme('light'),
    'view.themeDark': theme('dark'),
    'view.english': language('en'),
    'view.chinese': language('zh-CN'),
    'help.shortcuts': { run: () => studio.getState().setOverlay('shortcuts') },
    'help.about': { run: () => studio.getState().setOverlay('about') },
  });
