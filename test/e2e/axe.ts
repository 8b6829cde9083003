import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

interface Scope {
  /** Part of the page that is looked at; default: all of it. */
  readonly within?: string;
  /** Part that is left out. */
  readonly without?: string;
  /** Besides WCAG 2.2 AA. */
  readonly tags?: readonly string[];
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against a page: each rule with the first elements that break it. */
export async function accessibilityFlaws(page: Page, { within, without, tags = [] }: Scope = {}): Promise<string[]> {
  // Only what is wrong is told of, and in the page itself: our pages have no frames. Both save most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags([...WCAG_22_AA, ...tags]);
  if (within !== undefined) axe.include(within);
  if (without !== undefined) axe.exclude(without);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).slice(0, 3).join(', ')}`);
}
