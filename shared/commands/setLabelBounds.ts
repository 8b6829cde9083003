import { message } from '../i18n/Message.ts';
import type { Bounds } from '../model/Geometry.ts';
import type { ElementId } from '../model/ids.ts';
import { find, type ProcessModel } from '../model/ProcessModel.ts';
import { err, type Result } from '../result.ts';
import type { Edited } from './edit.ts';
import type { EditError } from './EditError.ts';
import { Sketch } from './Sketch.ts';

/** Puts the label of an event, gateway, data element or flow somewhere; `null`: back to where it stands by itself. */
export function setLabelBounds(model: ProcessModel, { id, bounds }: { readonly id: ElementId; readonly bounds: Bounds | null }): Result<Edited, EditError> {
  if (!find(model.geometry, id)) return err({ code: 'not-found', id });
  if (bounds && ![bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite)) return err({ code: 'invalid-value', property: 'label', detail: 'not finite' });
  const sketch = new Sketch(model);
  sketch.patchGeometry(id, { label: bounds ?? undefined });
  return sketch.done(message('commands.moveLabel'));
}
