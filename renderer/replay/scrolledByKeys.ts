/** A part that scrolls and has nothing in it to focus takes the focus itself, so that its own keys scroll it (WCAG 2.1.1). */
export const SCROLLED_BY_KEYS = { tabIndex: 0 } as const;
