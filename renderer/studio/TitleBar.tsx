import { GitCompare, LibraryBig, PanelBottom, PanelLeft, PanelRight, Pencil, Play, Redo2, Search, Undo2 } from 'lucide-react';
import { Button, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { commandFacts } from '../../shared/contract/commandTable.ts';
import { runCommand } from '../commands/registry.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useT } from '../i18n.ts';
import type { Mode } from '../store/shellSlice.ts';
import { useStudio } from '../store/studioStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { SegmentedTabs } from '../ui/SegmentedTabs.tsx';
import { AppearanceMenu } from './AppearanceMenu.tsx';
import { ModelName } from './ModelName.tsx';
import { SaveState } from './SaveState.tsx';
import { VariantSwitcher } from './VariantSwitcher.tsx';
import './titleBar.css';

const MODES: readonly { readonly id: Mode; readonly icon: typeof Play }[] = [
  { id: 'draw', icon: Pencil },
  { id: 'simulate', icon: Play },
  { id: 'compare', icon: GitCompare },
];

function CommandButton({ name, icon: Icon, isToggle = false }: { readonly name: 'edit.undo' | 'edit.redo' | 'view.outline' | 'view.inspector' | 'view.drawer' | 'file.library'; readonly icon: typeof Play; readonly isToggle?: boolean }) {
  const t = useT();
  const { label, shortcut, isEnabled, isChecked } = useCommand(name);
  return (
    <IconButton label={t(label)} shortcut={shortcut} isDisabled={!isEnabled} onPress={() => runCommand(name)} {...(isToggle ? { isPressed: isChecked } : {})}>
      <Icon size={16} strokeWidth={1.75} />
    </IconButton>
  );
}

export function TitleBar() {
  const t = useT();
  const mode = useStudio((s) => s.mode);
  const setMode = useStudio((s) => s.setMode);
  return (
    <header className="title-bar">
      <div className="title-bar-side">
        <CommandButton name="file.library" icon={LibraryBig} />
        <ModelName />
        <span className="title-bar-line" />
        <VariantSwitcher />
      </div>
      <SegmentedTabs
        label={t('shell.modes')} selected={mode} onSelect={setMode}
        segments={MODES.map(({ id, icon: Icon }) => ({ id, label: t(`menu.view.${id}`), icon: <Icon size={14} strokeWidth={1.9} aria-hidden="true" />, shortcut: commandFacts(`view.${id}`).shortcut }))}
      />
      <div className="title-bar-side" data-end>
        <SaveState />
        <CommandButton name="edit.undo" icon={Undo2} />
        <CommandButton name="edit.redo" icon={Redo2} />
        <TooltipTrigger delay={500}>
          <Button className="search-button" onPress={() => runCommand('view.palette')}>
            <Search size={14} aria-hidden="true" />
            <span>{t('shell.search')}</span>
            <Kbd shortcut="Mod+k" />
          </Button>
          <AriaTooltip className="tooltip" offset={6}>{t('menu.view.palette')}</AriaTooltip>
        </TooltipTrigger>
        <span className="title-bar-line" />
        {mode === 'compare' ? null : (
          <>
            <CommandButton name="view.outline" icon={PanelLeft} isToggle />
            <CommandButton name="view.drawer" icon={PanelBottom} isToggle />
            <CommandButton name="view.inspector" icon={PanelRight} isToggle />
          </>
        )}
        <AppearanceMenu />
      </div>
    </header>
  );
}
