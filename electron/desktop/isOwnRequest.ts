/** What the page is made of, and the developer tools beside it. */
const ownSchemes: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:', 'devtools:']);

export const isOwnRequest = (address: string): boolean => ownSchemes.has(URL.parse(address)?.protocol ?? '');
