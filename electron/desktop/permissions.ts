import type { Session } from 'electron';

/** Drawing processes needs no camera, place, notification or device. Copying text needs the clipboard. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Refuses every permission that a page asks for, but one. */
export function restrictPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}
