import { message, type Message } from '../i18n/Message.ts';

/** Why a file is refused. Nothing of it was taken over. */
export type ImportError =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'too-deep'; readonly line: number; readonly column: number; readonly limit: number }
  | { readonly code: 'too-many'; readonly limit: number }
  | { readonly code: 'encoding'; readonly encoding: string }
  | { readonly code: 'unknown-encoding'; readonly encoding: string }
  /** `reason`: for the log, in the words of the parser. */
  | { readonly code: 'not-xml'; readonly line: number; readonly column: number; readonly reason: string }
  | { readonly code: 'doctype'; readonly line: number; readonly column: number }
  | { readonly code: 'xpdl' }
  | { readonly code: 'bpmn-1' }
  | { readonly code: 'not-bpmn'; readonly root: string }
  | { readonly code: 'not-laneway' }
  | { readonly code: 'newer-version'; readonly version: number; readonly supported: number }
  | { readonly code: 'not-json'; readonly line: number; readonly column: number }
  /** `reason`: for the log, in the words of the checker. */
  | { readonly code: 'invalid'; readonly where: string; readonly reason: string };

const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** What went wrong, where, and what to do. */
export function importErrorMessage(error: ImportError): Message {
  switch (error.code) {
    case 'empty': return message('bpmn.error.empty');
    case 'too-large': return message('bpmn.error.too-large', { size: megabytes(error.bytes), limit: megabytes(error.limit) });
    case 'too-deep': return message('bpmn.error.too-deep', { line: error.line, column: error.column, limit: error.limit });
    case 'too-many': return message('bpmn.error.too-many', { limit: error.limit });
    case 'encoding': return message('bpmn.error.encoding', { encoding: error.encoding });
    case 'unknown-encoding': return message('bpmn.error.unknown-encoding', { encoding: error.encoding });
    case 'not-xml': return message('bpmn.error.not-xml', { line: error.line, column: error.column });
    case 'doctype': return message('bpmn.error.doctype', { line: error.line, column: error.column });
    case 'xpdl': return message('bpmn.error.xpdl');
    case 'bpmn-1': return message('bpmn.error.bpmn-1');
    case 'not-bpmn': return message('bpmn.error.not-bpmn', { root: error.root });
    case 'not-laneway': return message('bpmn.error.not-laneway');
    case 'newer-version': return message('bpmn.error.newer-version', { version: error.version, supported: error.supported });
    case 'not-json': return message('bpmn.error.not-json', { line: error.line, column: error.column });
    case 'invalid': return message('bpmn.error.invalid', { where: error.where });
  }
}
