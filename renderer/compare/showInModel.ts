import { ElementId } from '../../shared/model/ids.ts';
import { hasElement } from '../store/selectionSlice.ts';
import { studio } from '../store/studioStore.ts';
import { closeComparison } from './compareStore.ts';
import type { Side } from './Side.ts';

/** Leaves the comparison and selects an element in the model that it is of. */
export async function showInModel({ modelId, variant }: Side, id: string): Promise<void> {
  if (modelId === null) return;
  closeComparison();
  if (studio.getState().open?.id !== modelId && !(await studio.getState().openModel(modelId))) return;
  const { setMode, setVariant, revealElement } = studio.getState();
  setMode('draw');
  setVariant(variant);
  const { model } = studio.getState();
  const element = ElementId.safeParse(id);
  if (model && element.success && hasElement(model, element.data)) revealElement(element.data);
}
