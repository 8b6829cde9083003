import { isEqual } from '../delta/isEqual.ts';
import type { Message } from '../i18n/Message.ts';
import type { ModelDocument } from '../model/ModelDocument.ts';
import { TABLES } from '../model/ProcessModel.ts';
import { editFrame, type EditedDocument } from './editDocument.ts';

type Rows = Record<string, unknown>;

/** Makes a document what another one is, element by element, as one undo step: the outcome of a merge comes in like this. */
export function adoptDocument(document: ModelDocument, next: ModelDocument, label: Message): EditedDocument {
  return editFrame(document, label, (draft) => {
    const write = (target: Rows, before: object, after: object) => {
      for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) delete target[id];
      for (const [id, row] of Object.entries(after)) if (!isEqual((before as Rows)[id], row)) target[id] = row;
    };
    if (!isEqual(document.master.meta, next.master.meta)) (draft.master as unknown as Rows)['meta'] = next.master.meta;
    for (const table of TABLES) write(draft.master[table] as unknown as Rows, document.master[table], next.master[table]);
    write(draft.variants as unknown as Rows, document.variants, next.variants);
  });
}
