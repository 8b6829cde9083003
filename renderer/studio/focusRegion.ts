/** Parts of the window that F6 goes round, in this order: as they stand, from the top to the foot. */
const REGIONS = ['top', 'outline', 'canvas', 'panel', 'drawer'] as const;
export type RegionName = (typeof REGIONS)[number];

const FOCUSABLE = 'button, a[href], input, select, textarea, summary, [tabindex]';

/** Where the keyboard wants to be first; without one of these, at the first control. */
const FIRST: Readonly<Record<RegionName, string | null>> = {
  top: null,
  outline: '[role=tree]',
  canvas: '[role=application]',
  panel: 'input, select, textarea',
  drawer: null,
};

const regionElement = (name: RegionName) => document.querySelector<HTMLElement>(`[data-region="${name}"]`);
const canFocus = (element: HTMLElement) => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
const firstIn = (region: HTMLElement, selector: string | null) => (selector === null ? undefined : [...region.querySelectorAll<HTMLElement>(selector)].find(canFocus));

/** Puts the keyboard into a part of the window; says whether there is anything to go to. */
export function focusRegion(name: RegionName): boolean {
  const region = regionElement(name);
  const target = region && (firstIn(region, FIRST[name]) ?? firstIn(region, FOCUSABLE));
  if (!target) return false;
  // The canvas hides its ring from those who pressed it with a pointer; whoever comes by key sees it.
  delete target.dataset['byPointer'];
  target.focus();
  // As Tab does: the next key replaces what the field holds.
  if (target instanceof HTMLInputElement && (target.type === 'text' || target.type === 'number')) target.select();
  return true;
}

/** Goes to the next part that is there, or the one before; from nowhere to the canvas. */
export function focusNextRegion(step: 1 | -1): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  const from = REGIONS.findIndex((name) => name === here);
  if (from < 0) {
    focusRegion('canvas');
    return;
  }
  for (let i = 1; i < REGIONS.length; i++) {
    const name = REGIONS[(from + i * step + REGIONS.length * i) % REGIONS.length];
    if (name && focusRegion(name)) return;
  }
}

/** Esc in a panel, when nothing in it wants the key, leads back to the drawing. */
export function leavePanel(from: Element | null): boolean {
  const region = from?.closest<HTMLElement>('[data-region]')?.dataset['region'];
  return (region === 'outline' || region === 'panel' || region === 'drawer') && focusRegion('canvas');
}
