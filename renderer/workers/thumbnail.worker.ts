import { toSvg } from '../../shared/drawing/svg.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

export interface ThumbnailQuestion {
  readonly id: ModelId;
  readonly model: ProcessModel;
}
export interface ThumbnailAnswer {
  readonly id: ModelId;
  readonly svg: string;
}

addEventListener('message', ({ data }: MessageEvent<ThumbnailQuestion>) => {
  const svg = toSvg(data.model, { theme: 'light', withBackground: false });
  postMessage({ id: data.id, svg } satisfies ThumbnailAnswer);
});
