import type { IpcError } from '../../shared/contract/contract.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ExportedFile } from '../services/exportDocument.ts';

/** What the thread answers to a request. Expected failures are data; whatever else is thrown is a bug. */
export type FromExportThread =
  | { readonly kind: 'file'; readonly file: ExportedFile }
  | { readonly kind: 'failure'; readonly code: IpcError['code']; readonly text: Message }
  | { readonly kind: 'bug'; readonly detail: string };
