import type { FileBytes } from '../../shared/contract/contract.ts';
import { revertEdit } from '../../shared/commands/editDocument.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import type { ModelId, VariantId } from '../../shared/model/ids.ts';
import { currentT } from '../i18n.ts';
import { pickFile } from '../files/transfer.ts';
import { studio } from '../store/studioStore.ts';
import { setComparison, takeTurn, type OfferedCopy } from './compareStore.ts';
import type { Side } from './Side.ts';

/** The open model as it is shown. */
export function openSide(variant: VariantId | null = studio.getState().variant): Side | null {
  const { open } = studio.getState();
  return open ? { name: open.document.master.meta.name, document: open.document, variant, modelId: open.id } : null;
}

export function compare(before: Side, after: Side, back: OfferedCopy | null = null): void {
  setComparison({ status: 'comparing', before, after, back });
}

/** Another variant of the open model, as what it may become. */
export function compareWithVariant(variant: VariantId | null): void {
  const [shown, other] = [openSide(), openSide(variant)];
  if (!shown || !other) return;
  // What inherits comes after what it inherits from, whichever is on the screen.
  if (variant === null) compare(other, shown);
  else compare(shown, other);
}

/** The open model against one of the library. */
export async function compareWithModel(id: ModelId): Promise<void> {
  const isMyTurn = takeTurn();
  const shown = openSide();
  const { api, notifyError } = studio.getState();
  const answer = await api.invoke('compare.model', { id });
  if (!isMyTurn()) return;
  if (!answer.ok) return notifyError(answer.error);
  const { document } = answer.value;
  if (shown) compare(shown, { name: document.master.meta.name, document, variant: null, modelId: id });
}

/** The open model as it was so many steps ago, against what it is now. */
export function compareWithEarlier(stepsBack: number): void {
  const { open, variant } = studio.getState();
  const shown = openSide();
  if (!open || !shown) return;
  const document = open.undo.slice(-stepsBack).toReversed().reduce(revertEdit, open.document);
  const kept = variant !== null && Object.hasOwn(document.variants, variant) ? variant : null;
  compare({ name: currentT()('comparing.earlier', { model: document.master.meta.name }), document, variant: kept, modelId: null }, shown);
}

/** Reads a file without storing it; says in words why it cannot be read. */
export async function readCopy(file: FileBytes) {
  const { api, notify } = studio.getState();
  const answer = await api.invoke('compare.file', file);
  if (answer.ok) return answer.value;
  notify({ tone: 'error', message: { key: 'shell.import.failed', params: { name: file.name } }, detail: fromWire(answer.error.message) });
  return null;
}

export async function compareWithFile(): Promise<void> {
  const isMyTurn = takeTurn();
  const shown = openSide();
  const file = await pickFile(studio.getState().api, currentT()('comparing.fileTitle'));
  const read = file && isMyTurn() ? await readCopy(file) : null;
  if (shown && file && read && isMyTurn()) compare(shown, { name: file.name, document: read.document, variant: null, modelId: null });
}
