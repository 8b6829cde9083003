import type { ReactNode } from 'react';
import { Button as AriaButton, ToggleButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { Tooltip } from './Tooltip.tsx';
import './button.css';

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** What it does; shown as tooltip, with the key that does the same. */
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly children: ReactNode;
  /** Given: a button that stays pressed. */
  readonly isPressed?: boolean;
  readonly size?: 'sm' | 'md';
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button that shows only an icon, and says what it does to those who ask or cannot see. */
export function IconButton({ label, shortcut, children, isPressed, size = 'md', placement = 'bottom', onPress, isDisabled, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} placement={placement}>
      {isPressed === undefined ? (
        <AriaButton {...rest} {...(onPress ? { onPress } : {})} isDisabled={isDisabled ?? false} aria-label={label} className="icon-button" data-size={size}>{children}</AriaButton>
      ) : (
        <ToggleButton isSelected={isPressed} {...(onPress ? { onPress } : {})} isDisabled={isDisabled ?? false} aria-label={label} className="icon-button" data-size={size}>{children}</ToggleButton>
      )}
    </Tooltip>
  );
}
