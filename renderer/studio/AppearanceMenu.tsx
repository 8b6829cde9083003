import { Settings2 } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import type { CommandName } from '../../shared/contract/commandTable.ts';
import { commandFacts } from '../../shared/contract/commandTable.ts';
import { isCommandChecked, runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../ui/Menu.tsx';

const LANGUAGES: readonly CommandName[] = ['view.english', 'view.chinese'];
const THEMES: readonly CommandName[] = ['view.themeSystem', 'view.themeLight', 'view.themeDark'];
const HELP: readonly CommandName[] = ['help.shortcuts', 'help.about'];

/** Language and theme, one press away from everywhere. */
export function AppearanceMenu() {
  const t = useT();
  const item = (name: CommandName) => <MenuItem key={name} id={name} shortcut={commandFacts(name).shortcut}>{t(commandFacts(name).label)}</MenuItem>;
  return (
    <MenuTrigger>
      <IconButton label={t('shell.appearance')}><Settings2 size={16} strokeWidth={1.75} /></IconButton>
      <Menu aria-label={t('shell.appearance')} placement="bottom end" onAction={(name) => runCommand(name as CommandName)}>
        <MenuSection title={t('shell.language')} checked={LANGUAGES.filter((name) => isCommandChecked(name))}>{LANGUAGES.map(item)}</MenuSection>
        <MenuSeparator />
        <MenuSection title={t('shell.theme')} checked={THEMES.filter((name) => isCommandChecked(name))}>{THEMES.map(item)}</MenuSection>
        <MenuSeparator />
        {HELP.map(item)}
      </Menu>
    </MenuTrigger>
  );
}
