import type { FactGroup, FactRow, ViewerChange, ViewerElement } from '../../shared/viewer/ViewerData.ts';
import { changeSign } from './changeSign.ts';
import { icon } from './icons.ts';
import { button, html } from './makeElement.ts';
import { resultSections } from './resultSections.ts';
import type { Viewer } from './Viewer.ts';

/** Longer values stand under their label. */
const LONG = 34;

/** What the model says about what is selected; with nothing selected, about the process, its variant and its simulation. */
export function panelContent(viewer: Viewer): readonly HTMLElement[] {
  const { selected } = viewer.store.state;
  const element = selected === null ? undefined : viewer.scene.byId.get(selected);
  return element ? aboutElement(viewer, element) : aboutModel(viewer);
}

/** What the panel speaks of. `closing` is its class: about the whole process there is something to close on narrow screens alone. */
function about(viewer: Viewer, kind: string, title: string, closing: 'close' | 'close narrow'): HTMLElement {
  const close = viewer.word('shell.close');
  return html('header', { class: 'about' }, html('p', { class: 'kind' }, kind), html('h2', {}, title),
    button({ class: `tool ${closing}`, 'aria-label': close, title: close }, () => viewer.dismiss(), icon('close')));
}

function aboutElement(viewer: Viewer, element: ViewerElement): readonly HTMLElement[] {
  const { view } = viewer.scene;
  const change = viewer.scene.changes.get(element.id);
  const within = viewer.levelWithin(element.id);
  const simulated = view.results?.ofElement[element.id];
  return [
    about(viewer, viewer.text(element.kind), viewer.model.title(element, viewer.store.state.language), 'close'),
    ...(change ? [changeNote(viewer, change)] : []),
    ...(within === null ? [] : [button({ class: 'action' }, () => viewer.open(within), icon('into'), viewer.word('viewer.open'))]),
    ...(simulated === undefined ? [] : [group(viewer, viewer.model.group(simulated), undefined, 'simulated')]),
    ...element.facts.map((ref) => group(viewer, viewer.model.group(ref), change)),
  ].filter((part) => part !== null);
}

/** Says that the variant changed it, and shows what no line of it says any more. */
function changeNote(viewer: Viewer, change: ViewerChange): HTMLElement {
  const gone = (change.before ?? []).filter((row) => !isSaid(viewer, change.id, row));
  return html('div', { class: `note ${change.kind}` },
    html('p', {}, html('b', {}, changeSign(change.kind), ' '), viewer.word(`viewer.${change.kind}`)),
    ...gone.map((row) => html('p', {}, `${viewer.text(row[0])} (${viewer.word('viewer.before')}): `, html('del', {}, viewer.text(row[1])))));
}

const isSaid = (viewer: Viewer, id: string, [label]: FactRow): boolean =>
  viewer.scene.byId.get(id)?.facts.some((ref) => viewer.model.group(ref)?.rows.some((row) => row[0] === label)) ?? false;

function group(viewer: Viewer, of: FactGroup | undefined, change?: ViewerChange, kind = ''): HTMLElement | null {
  if (!of) return null;
  const title = html('h3', {}, viewer.text(of.title));
  if (of.ways) {
    return html('section', { class: `group ${kind}` }, title, html('ul', { class: 'ways' }, ...of.rows.map((row) => html('li', {}, value(viewer, row)))));
  }
  return html('section', { class: `group ${kind}` }, title, html('dl', {}, ...of.rows.flatMap((row) => line(viewer, row, change))));
}

function line(viewer: Viewer, row: FactRow, change?: ViewerChange): readonly HTMLElement[] {
  const said = viewer.text(row[1]);
  const was = change?.before?.find((before) => before[0] === row[0]);
  const size = said.length > LONG || said.includes('\n') || was ? 'long' : undefined;
  return [html('div', { class: size }, html('dt', {}, viewer.text(row[0])), html('dd', {}, value(viewer, row), was ? html('del', { 'aria-label': `${viewer.word('viewer.before')}: ${viewer.text(was[1])}` }, viewer.text(was[1])) : null))];
}

/** A value, or a way to the element that it names. */
function value(viewer: Viewer, [, ref, to]: FactRow): HTMLElement {
  const said = viewer.text(ref);
  if (to === undefined || viewer.model.levelOf(viewer.store.state.view, to, viewer.store.state.level) === null) return html('span', {}, said);
  return button({ class: 'link' }, () => viewer.goTo(to), said);
}

function aboutModel(viewer: Viewer): readonly HTMLElement[] {
  const { view } = viewer.scene;
  const { documentation, name, isStale } = viewer.model.data;
  const parts = [
    about(viewer, viewer.word('viewer.about'), viewer.text(name), 'close narrow'),
    ...(documentation === null ? [] : [html('p', { class: 'documentation' }, viewer.text(documentation))]),
    ...changes(viewer),
    ...(view.results ? resultSections(viewer, view.results, isStale) : viewer.model.data.views.some(({ results }) => results) ? [html('p', { class: 'hint' }, viewer.word('viewer.notSimulated'))] : []),
    ...view.facts.map((ref) => group(viewer, viewer.model.group(ref))),
    html('p', { class: 'hint made' }, viewer.word('viewer.madeWith')),
  ];
  return parts.filter((part) => part !== null);
}

function changes(viewer: Viewer): readonly HTMLElement[] {
  const { view } = viewer.scene;
  if (view.base === null) return [];
  const against = { name: viewer.text(view.base) };
  if (view.changes.length === 0 && view.said.length === 0) return [html('p', { class: 'hint' }, viewer.word('viewer.unchanged', against))];
  return [html('section', { class: 'group' }, html('h3', {}, viewer.word('viewer.changes', against)),
    // What touches no element that is drawn is said in sentences.
    view.changes.length > 0 ? null : html('ul', { class: 'said' }, ...view.said.map((ref) => html('li', {}, viewer.text(ref)))),
    html('ul', { class: 'changes' }, ...view.changes.map((change) => html('li', { class: change.kind }, html('b', { title: viewer.word(`viewer.${change.kind}`), role: 'img', 'aria-label': viewer.word(`viewer.${change.kind}`) }, changeSign(change.kind)),
      change.kind === 'removed' ? html('del', {}, viewer.text(change.name)) : button({ class: 'link' }, () => viewer.goTo(change.id), viewer.text(change.name)),
      ...(change.before ?? []).map((row) => html('span', { class: 'from-to' }, `${viewer.text(row[0])}: ${viewer.text(row[1])} → ${nowOf(viewer, change.id, row)}`))))))];
}

/** What a changed line of an element says now. */
function nowOf(viewer: Viewer, id: string, [label]: FactRow): string {
  const { elements, groups } = viewer.model.data;
  const { levels } = viewer.scene.view;
  const element = levels.flatMap((level) => level.elements).map((ref) => elements[ref]).find((each) => each?.id === id);
  const row = element?.facts.flatMap((ref) => groups[ref]?.rows ?? []).find((each) => each[0] === label);
  return row ? viewer.text(row[1]) : '–';
}
