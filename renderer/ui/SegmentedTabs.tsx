import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Tooltip } from './Tooltip.tsx';
import './tabs.css';

export interface Segment<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
}

interface SegmentedTabsProps<T extends string> {
  readonly label: string;
  readonly segments: readonly Segment<T>[];
  readonly selected: T;
  readonly onSelect: (id: T) => void;
}

/** A few views of the same thing, one of them shown. */
export function SegmentedTabs<T extends string>({ label, segments, selected, onSelect }: SegmentedTabsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label} className="segments" selectionMode="single" disallowEmptySelection selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        const chosen = segments.find((segment) => keys.has(segment.id));
        if (chosen) onSelect(chosen.id);
      }}
    >
      {segments.map(({ id, label: text, icon, shortcut }) =>
        shortcut
          ? <Tooltip key={id} label={text} shortcut={shortcut}><ToggleButton id={id} className="segment">{icon}{text}</ToggleButton></Tooltip>
          : <ToggleButton key={id} id={id} className="segment">{icon}{text}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
