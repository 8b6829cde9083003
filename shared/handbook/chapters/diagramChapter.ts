import { levels } from '../../drawing/levels.ts';
import { chapterOf } from '../chapterOf.ts';
import type { Section } from '../Handbook.ts';
import { oneLine, paragraphsOf, shortened, type Reading } from '../Reading.ts';
import { actorsOf } from '../actors.ts';
import { find, rows } from '../../model/ProcessModel.ts';
import { commaOf } from '../separators.ts';

/** The diagram, a picture for each level. */
export function diagramChapter(reading: Reading): Section | null {
  const { t, model, nameOf, numberOf, number, ordered } = reading;
  if (!rows(model.nodes).some(({ id }) => model.geometry[id]?.bounds)) return null;
  const nameOfLevel = (root: string | null) => {
    const node = find(model.nodes, root);
    if (!node) return oneLine(model.meta.name);
    const name = shortened(nameOf(node));
    const ofStep = numberOf(node.id);
    return ofStep === undefined ? name : t('book.level', { name, number: ofStep });
  };
  const steps = ordered.filter((node) => 'work' in node).length;
  const [top, ...inner] = levels(model);
  if (!top) return null;
  const names = actorsOf(reading).filter(({ place }) => place !== null).slice(0, 40).map(({ name }) => name).join(commaOf(t.locale));
  return chapterOf('diagram', t('book.diagram'), [{
    kind: 'picture', root: null, caption: nameOfLevel(null),
    description: names ? t('book.diagram.description', { name: nameOfLevel(null), steps: number(steps), names }) : t('book.diagram.descriptionPlain', { name: nameOfLevel(null), steps: number(steps) }),
  }], inner.map(({ root }) => chapterOf(`level-${root ?? ''}`, nameOfLevel(root), [
    ...paragraphsOf(find(model.nodes, root)?.documentation).map((text) => ({ kind: 'paragraph', text }) as const),
    { kind: 'picture', root, caption: nameOfLevel(root), description: t('book.diagram.levelDescription', { name: nameOfLevel(root) }) },
  ])));
}
