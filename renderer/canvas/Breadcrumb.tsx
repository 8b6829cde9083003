import { ChevronRight } from 'lucide-react';
import type { NodeId } from '../../shared/model/ids.ts';
import { planeOf } from '../../shared/drawing/plane.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { canvas, useCanvas } from './canvasStore.ts';
import './floating.css';
import './breadcrumb.css';

function trail(model: ProcessModel, plane: NodeId | null): readonly { readonly id: NodeId; readonly name: string }[] {
  const path: { readonly id: NodeId; readonly name: string }[] = [];
  for (let at = plane; at !== null && path.length < 100;) {
    const node = find(model.nodes, at);
    if (!node) break;
    path.unshift({ id: at, name: node.name });
    at = planeOf(model, node);
  }
  return path;
}

/** Where we are when a closed sub-process has been opened, and the way back. */
export function Breadcrumb() {
  const t = useT();
  const plane = useCanvas((s) => s.plane);
  const model = useStudio((s) => s.model);
  if (plane === null || !model) return null;
  const path = trail(model, plane);
  return (
    <nav className="canvas-breadcrumb" aria-label={t('canvas.breadcrumb')}>
      <ol>
        <li><button type="button" onClick={() => canvas.setState({ plane: null })}>{model.meta.name}</button></li>
        {path.map(({ id, name }) => (
          <li key={id}>
            <ChevronRight size={14} aria-hidden="true" />
            <button type="button" aria-current={id === plane ? 'location' : undefined} onClick={() => canvas.setState({ plane: id })}>{name || t('canvas.unnamed')}</button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
