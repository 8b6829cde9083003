/** Puts the keyboard into the first field of what has just been added, with its text chosen: the next key names it. */
export function focusFirst(form: HTMLElement | null): void {
  const field = form?.querySelector('input');
  field?.focus();
  field?.select();
}
