import type { KeyboardEvent, ReactNode } from 'react';
import { Header, Keyboard, Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection as AriaMenuSection, Popover, Separator, type MenuItemProps as AriaMenuItemProps, type Key, type MenuProps as AriaMenuProps, type PopoverProps } from 'react-aria-components';
import { Check } from 'lucide-react';
import { Kbd } from './Kbd.tsx';
import './menu.css';

interface MenuProps extends Omit<AriaMenuProps<object>, 'className' | 'children'> {
  readonly children: ReactNode;
  readonly placement?: NonNullable<PopoverProps['placement']>;
  /** What lies around stays alive: menus of a menu bar, that open as the pointer passes. */
  readonly isNonModal?: boolean;
  readonly onKeyDownCapture?: (event: KeyboardEvent) => void;
}

/** Goes inside a `MenuTrigger`, after its button. */
export function Menu({ children, placement = 'bottom start', isNonModal = false, onKeyDownCapture, ...rest }: MenuProps) {
  return (
    <Popover className="popover" placement={placement} offset={4} isNonModal={isNonModal}>
      {/* Only listens on the way down; the menu inside is the control. */}
      <div role="presentation" onKeyDownCapture={onKeyDownCapture}><AriaMenu {...rest} className="menu">{children}</AriaMenu></div>
    </Popover>
  );
}

interface MenuItemProps extends Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> {
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  /** Second line, for what a name does not say. */
  readonly detail?: string | undefined;
  readonly isDanger?: boolean;
  readonly children: string;
}

export function MenuItem({ icon, shortcut, detail, isDanger = false, children, ...rest }: MenuItemProps) {
  return (
    <AriaMenuItem {...rest} textValue={children} className="menu-item" data-danger={isDanger || undefined}>
      {({ isSelected }) => (
        <>
          <span className="menu-item-icon" aria-hidden="true">{isSelected ? <Check size={14} strokeWidth={2.25} /> : icon}</span>
          <span className="menu-item-text">
            {children}
            {detail ? <small>{detail}</small> : null}
          </span>
          {shortcut ? <Keyboard className="menu-item-keys"><Kbd shortcut={shortcut} /></Keyboard> : null}
        </>
      )}
    </AriaMenuItem>
  );
}

interface MenuSectionProps {
  /** Shown above; without it, `label` says what the section is about. */
  readonly title?: string;
  readonly label?: string;
  /** Given: the items are switches or choices, and these have a tick. */
  readonly checked?: readonly Key[];
  readonly children: ReactNode;
}

export function MenuSection({ title, label, checked, children }: MenuSectionProps) {
  return (
    <AriaMenuSection
      className="menu-section" {...(title ? {} : { 'aria-label': label ?? '' })}
      {...(checked ? { selectionMode: 'multiple' as const, selectedKeys: checked, shouldCloseOnSelect: true } : {})}
    >
      {title ? <Header className="menu-title">{title}</Header> : null}
      {children}
    </AriaMenuSection>
  );
}

export const MenuSeparator = () => <Separator className="menu-separator" />;
