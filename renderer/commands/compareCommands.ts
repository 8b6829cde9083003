import type { CommandName } from '../../shared/contract/commandTable.ts';
import { changeSession, comparison, setComparison, type CompareState } from '../compare/compareStore.ts';
import { redoDecision, undoDecision } from '../compare/MergeSession.ts';
import { mergeFromFile, showOpenConflicts } from '../compare/openMerge.ts';
import type { StudioState } from '../store/StudioState.ts';
import { allowOnly, registerCommands } from './registry.ts';

const isModelOpen = (s: StudioState) => s.open !== null;

/** What neither edits the model nor opens another one behind what is being decided. */
const BESIDE_THE_MODEL: readonly CommandName[] = ['file.save', 'view.themeSystem', 'view.themeLight', 'view.themeDark', 'view.english', 'view.chinese', 'help.shortcuts', 'help.about'];
const WHILE_COMPARING: ReadonlySet<CommandName> = new Set(BESIDE_THE_MODEL);
const WHILE_MERGING: ReadonlySet<CommandName> = new Set<CommandName>([...BESIDE_THE_MODEL, 'edit.undo', 'edit.redo']);

const canDecide = (list: 'past' | 'future') => {
  const state = comparison.getState();
  return state.status === 'merging' && state.session[list].length > 0;
};

/** Inside a merge, undo takes back what was decided; the model behind it stays as it is. */
const decisionCommands = () =>
  registerCommands({
    'edit.undo': { run: () => changeSession(undoDecision), isEnabled: () => canDecide('past') },
    'edit.redo': { run: () => changeSession(redoDecision), isEnabled: () => canDecide('future') },
  });

function followComparison(): () => void {
  let stopDeciding: (() => void) | null = null;
  const follow = ({ status }: CompareState) => {
    if (status === 'merging') stopDeciding ??= decisionCommands();
    else { stopDeciding?.(); stopDeciding = null; }
    allowOnly(status === 'closed' ? null : status === 'merging' ? WHILE_MERGING : WHILE_COMPARING);
  };
  follow(comparison.getState());
  const stop = comparison.subscribe(follow);
  return () => {
    stop();
    stopDeciding?.();
    allowOnly(null);
  };
}

export function registerCompareCommands(): () => void {
  const stops = [
    registerCommands({
      'file.compareWith': { run: () => setComparison({ status: 'choosing' }), isEnabled: isModelOpen },
      'file.mergeFrom': { run: mergeFromFile, isEnabled: isModelOpen },
      'file.openConflicts': { run: () => showOpenConflicts(), isEnabled: isModelOpen },
    }),
    followComparison(),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
