import { html, svg } from './makeElement.ts';
import { outlined } from './outlined.ts';
import { paintGhost } from './paintGhost.ts';
import { paintPicture } from './paintMark.ts';
import type { Viewer } from './Viewer.ts';

/** The whole level for paper, whatever the window shows of it: made when printing begins, gone when it has ended. */
export function followPrinting(viewer: Viewer, place: HTMLElement): void {
  window.addEventListener('beforeprint', () => {
    const { elements, level, view, changes, ghosts } = viewer.scene;
    const { withHeat, language } = viewer.store.state;
    const { marks } = viewer.model.data;
    const overlays = (level.overlays[language] ?? []).filter(({ overlay }) => overlay !== 'heat' || withHeat);
    const drawn = ({ at, picture }: { readonly at: readonly [number, number]; readonly picture: readonly number[] }) => svg('g', { transform: `translate(${at[0]} ${at[1]})` }, ...paintPicture(marks, picture));
    const where = [...(viewer.model.data.views.length > 1 ? [viewer.text(view.name)] : []), ...(level.root === null ? [] : [viewer.text(level.name)])];
    place.replaceChildren(html('p', {}, where.join(' › ')), svg('svg', { viewBox: level.frame.join(' ') },
      ...elements.slice(0, level.flowsFrom).map(drawn),
      ...overlays.filter(({ isBelow }) => isBelow).map(drawn),
      ...elements.slice(level.flowsFrom).map(drawn),
      ...overlays.filter(({ isBelow }) => !isBelow).map(drawn),
      ...ghosts.map((ghost) => paintGhost(ghost, marks, 1)),
      ...elements.flatMap((element) => { const kind = changes.get(element.id)?.kind; return kind === undefined || kind === 'removed' ? [] : [outlined(element, kind, 1, withHeat)]; })));
  });
  window.addEventListener('afterprint', () => place.replaceChildren());
}
