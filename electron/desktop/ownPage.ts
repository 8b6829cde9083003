export const APP_ORIGIN = 'app://laneway';
export const START_PAGE = `${APP_ORIGIN}/index.html`;

/** `URL.origin` is the text “null” for schemes that the URL standard does not know, so scheme and host are compared. */
export function isOwnPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN;
}
