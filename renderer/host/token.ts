const KEY = 'laneway.token';
const FRAGMENT = /^#token=([\w-]{20,100})$/;

/** The key to the browser host: from the address when it is there (and out of it at once), else the one this tab had. */
export function takeToken(): string | null {
  const [, token] = FRAGMENT.exec(window.location.hash) ?? [];
  if (token === undefined) return window.sessionStorage.getItem(KEY);
  window.sessionStorage.setItem(KEY, token);
  // Out of the address bar, the history and screenshots.
  window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return token;
}
