import { layoutModel } from '../../shared/layout/layoutModel.ts';
import type { Geometry } from '../../shared/model/Geometry.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { err, ok, type Result } from '../../shared/result.ts';

export type LayoutOutcome = Result<Readonly<Record<ElementId, Geometry>>, string>;

const answer = (outcome: LayoutOutcome) => self.postMessage(outcome);

self.addEventListener('message', (event: MessageEvent<ProcessModel>) => {
  layoutModel(event.data).then((layout) => answer(ok(layout)), (error: unknown) => answer(err(error instanceof Error ? error.message : String(error))));
});
