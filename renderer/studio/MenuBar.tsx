import { useState, type KeyboardEvent } from 'react';
import { Button, MenuTrigger, Toolbar } from 'react-aria-components';
import { COMMAND_NAMES, commandFacts, MENUS, type CommandName, type MenuName } from '../../shared/contract/commandTable.ts';
import { isCommandAvailable, isCommandChecked, runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { Menu, MenuItem, MenuSection, MenuSeparator } from '../ui/Menu.tsx';
import './menuBar.css';

/** The commands of a menu, cut where the section changes. */
export function sectionsOf(menu: MenuName, host: 'electron' | 'browser'): readonly (readonly CommandName[])[] {
  const sections = new Map<string, CommandName[]>();
  for (const name of COMMAND_NAMES) {
    const facts = commandFacts(name);
    if (facts.menu !== menu || (facts.host && facts.host !== host)) continue;
    sections.set(facts.section, [...(sections.get(facts.section) ?? []), name]);
  }
  return [...sections.values()];
}

/** The menus of the command table, drawn in the page where the host has no native ones. */
export function MenuBar() {
  const t = useT();
  const host = useStudio((s) => s.api.host);
  const [open, setOpen] = useState<MenuName | null>(null);

  /** Arrow keys walk from one open menu to the next. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || open === null) return;
    event.preventDefault();
    event.stopPropagation();
    setOpen(MENUS[(MENUS.indexOf(open) + step + MENUS.length) % MENUS.length] ?? null);
  };

  return (
    <Toolbar className="menu-bar" aria-label={t('menu.bar')}>
      {MENUS.map((menu) => (
        <MenuTrigger key={menu} isOpen={open === menu} onOpenChange={(isOpen) => setOpen((now) => (isOpen ? menu : now === menu ? null : now))}>
          <Button className="menu-bar-button" onHoverStart={() => open !== null && setOpen(menu)}>{t(`menu.${menu}`)}</Button>
          <Menu aria-label={t(`menu.${menu}`)} isNonModal onKeyDownCapture={onKeyDown} onAction={(name) => runCommand(name as CommandName)} onClose={() => setOpen(null)}>
            {open === menu ? sectionsOf(menu, host).flatMap((section, i) => {
              const items = section.map((name) => (
                <MenuItem key={name} id={name} shortcut={commandFacts(name).shortcut} isDisabled={!isCommandAvailable(name)}>{t(commandFacts(name).label)}</MenuItem>
              ));
              const areToggles = section.every((name) => commandFacts(name).isToggle);
              return [
                ...(i > 0 ? [<MenuSeparator key={`line ${i}`} />] : []),
                areToggles
                  ? <MenuSection key={`section ${i}`} label={t(`menu.${menu}`)} checked={section.filter((name) => isCommandChecked(name))}>{items}</MenuSection>
                  : <MenuSection key={`section ${i}`} label={t(`menu.${menu}`)}>{items}</MenuSection>,
              ];
            }) : null}
          </Menu>
        </MenuTrigger>
      ))}
    </Toolbar>
  );
}
