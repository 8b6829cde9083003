import type { ViewerResults } from '../../shared/viewer/ViewerData.ts';
import { button, html } from './makeElement.ts';
import type { Viewer } from './Viewer.ts';

const ICONS = { kept: '✓', missed: '✗', open: '≈' } as const;

/** What the last simulation found: key figures with intervals, promises, what would help. */
export function resultSections(viewer: Viewer, results: ViewerResults, isStale: boolean): readonly HTMLElement[] {
  const withInterval = (value: number, interval: number | null) => [viewer.text(value), interval === null ? null : html('span', { class: 'interval' }, ` ${viewer.text(interval)}`)] as const;
  const share = (of: number) => `${Math.round(of * 1_000) / 10}%`;
  const section = (title: string, ...children: readonly (HTMLElement | null)[]) => html('section', { class: 'group' }, html('h3', {}, title), ...children);
  return [
    ...(isStale ? [html('p', { class: 'note stale' }, viewer.word('viewer.stale'))] : []),
    ...(results.headline === null ? [] : [html('section', { class: 'fix' }, html('h3', {}, viewer.word(results.isAdvice ? 'results.fix.title' : 'results.compare.inWords')), html('p', { class: 'headline' }, viewer.text(results.headline)), results.detail === null ? null : html('p', { class: 'hint' }, viewer.text(results.detail)))]),
    section(viewer.word('viewer.results'),
      html('dl', { class: 'figures' }, ...results.figures.map(({ label, value, interval, hint }) => html('div', { title: hint === undefined ? undefined : viewer.text(hint) }, html('dt', {}, viewer.text(label)), html('dd', {}, ...withInterval(value, interval))))),
      html('p', { class: 'hint' }, viewer.text(results.note))),
    ...(results.promises.length === 0 ? [] : [section(viewer.word('results.promises'), html('ul', { class: 'bars' }, ...results.promises.map(({ name, verdict, value, interval, note, scale: [mean, low, high, target] }) => {
      const fill = html('span', { class: `fill ${verdict}` });
      const whisker = html('span', { class: 'whisker' });
      const mark = html('span', { class: 'target' });
      fill.style.width = share(mean);
      whisker.style.left = share(low);
      whisker.style.width = share(high - low);
      mark.style.left = share(target);
      return html('li', {}, html('span', { class: 'bar-name' }, viewer.text(name)), html('span', { class: 'bar-value' }, ...withInterval(value, interval)), html('span', { class: 'bar', 'aria-hidden': 'true' }, fill, whisker, mark),
        html('span', { class: 'bar-note' }, html('span', { 'aria-hidden': 'true' }, `${ICONS[verdict]} `), viewer.text(note)));
    })))]),
    ...(results.bottlenecks.length === 0 ? [] : [section(viewer.word('results.bottlenecks'), html('p', { class: 'hint' }, viewer.word('results.bottlenecks.hint')), html('ol', { class: 'bars' }, ...results.bottlenecks.map(({ label, value, interval, note, isShown, to }) =>
      html('li', { class: isShown ? 'shown' : undefined }, html('span', { class: 'bar-name' }, to === undefined ? viewer.text(label) : button({ class: 'link' }, () => viewer.goTo(to), viewer.text(label))), html('span', { class: 'bar-value' }, ...withInterval(value, interval)), html('span', { class: 'bar-note' }, viewer.text(note))))))]),
    ...(results.warnings.length === 0 ? [] : [html('section', { class: 'note stale' }, html('h3', {}, viewer.word('results.warnings')), html('ul', {}, ...results.warnings.map((ref) => html('li', {}, viewer.text(ref)))))]),
  ];
}
