import { ZOOM_STEP } from '../../shared/drawing/zoomStep.ts';
import { changeSign } from './changeSign.ts';
import { icon } from './icons.ts';
import { button, html } from './makeElement.ts';
import type { Viewer } from './Viewer.ts';

const CHANGES = ['added', 'changed', 'removed'] as const;

export interface Corner {
  readonly nodes: readonly HTMLElement[];
  readonly update: () => void;
  /** The zoom that is shown. */
  readonly zoom: () => void;
}

/** What floats over the drawing: zoom, what colours and signs mean, and a word where there is no drawing. */
export function corner(viewer: Viewer): Corner {
  const { stage } = viewer;
  const out = button({ class: 'tool' }, () => stage.zoomTo(stage.place.k / ZOOM_STEP), icon('minus'));
  const whole = button({ class: 'tool percent' }, () => stage.zoomTo(1));
  const near = button({ class: 'tool' }, () => stage.zoomTo(stage.place.k * ZOOM_STEP), icon('plus'));
  const fitted = button({ class: 'tool' }, () => stage.fit(), icon('fit'));
  const zoomBar = html('div', { class: 'zoom', role: 'group' }, out, whole, near, fitted);
  const legend = html('div', { class: 'legend' });
  const nothing = html('p', { class: 'nothing' });

  const zoom = () => {
    const percent = Math.round(stage.place.k * 100);
    whole.textContent = `${percent}%`;
    whole.setAttribute('aria-label', viewer.word('viewer.zoomTo', { percent }));
  };
  const update = () => {
    const word = (of: Element, text: string) => { of.setAttribute('aria-label', text); of.setAttribute('title', text); };
    zoomBar.setAttribute('aria-label', viewer.word('canvas.zoom'));
    word(out, viewer.word('viewer.zoomOut'));
    word(near, viewer.word('viewer.zoomIn'));
    word(fitted, viewer.word('viewer.zoomFit'));
    zoom();
    const { view } = viewer.scene;
    const { results } = view;
    const kinds = CHANGES.filter((kind) => view.changes.some((change) => change.kind === kind));
    legend.replaceChildren(
      ...(kinds.length > 0 ? [html('p', { class: 'signs-key' }, ...kinds.map((kind) => html('span', { class: kind }, html('b', {}, changeSign(kind)), viewer.word(`viewer.${kind}`))))] : []),
      ...(results && viewer.store.state.withHeat
        ? [html('p', { class: 'waiting' }, viewer.text(results.legend.title)), html('p', { class: 'scale', 'aria-hidden': 'true' }, ...[0, 1, 2, 3, 4].map((level) => html('i', { class: `heat-${level}` }))),
          html('p', { class: 'ends' }, html('span', {}, viewer.text(results.legend.least)), html('span', {}, viewer.text(results.legend.most))), html('p', { class: 'hint' }, viewer.text(results.legend.lanes))]
        : []),
    );
    legend.hidden = legend.childElementCount === 0;
    nothing.hidden = viewer.scene.elements.length > 0;
    nothing.textContent = nothing.hidden ? '' : viewer.word('viewer.nothing');
  };
  return { nodes: [nothing, zoomBar, legend], update, zoom };
}
