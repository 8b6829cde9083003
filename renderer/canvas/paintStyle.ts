import type { Paint } from '../../shared/drawing/Picture.ts';

const VARIABLES: Readonly<Record<Exclude<Paint, object | 'none'>, string>> = {
  surface: 'var(--paint-surface)',
  surfaceAlt: 'var(--paint-surface-alt)',
  ink: 'var(--paint-ink)',
  inkSoft: 'var(--paint-ink-soft)',
  accent: 'var(--paint-accent)',
  heat0: 'var(--heat-0)',
  heat1: 'var(--heat-1)',
  heat2: 'var(--heat-2)',
  heat3: 'var(--heat-3)',
  heat4: 'var(--heat-4)',
};

export const isTint = (paint: Paint): boolean => typeof paint === 'object' && paint.isTint === true;

/** On the screen the theme says what a paint is. */
export const paintStyle = (paint: Paint): string => (paint === 'none' ? 'none' : typeof paint === 'object' ? paint.colour : VARIABLES[paint]);
