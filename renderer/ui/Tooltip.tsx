import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './Kbd.tsx';
import './tooltip.css';

interface TooltipProps {
  readonly label: string;
  readonly shortcut?: string | undefined;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
  /** One control of react-aria-components. */
  readonly children: ReactElement;
}

/** The name of a control, after a short rest of the pointer or at once on keyboard focus. */
export function Tooltip({ label, shortcut, placement = 'bottom', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={6}>
        <span>{label}</span>
        {shortcut ? <Kbd shortcut={shortcut} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
