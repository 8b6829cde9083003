import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import './problemBadge.css';

/** How serious the worst problem of an element is, and how many there are: `error:2`, or '' without any. */
const problemsOf = (id: ElementId) => (s: { readonly problemsByElement: ReadonlyMap<ElementId, readonly { readonly severity: string }[]> }) => {
  const problems = s.problemsByElement.get(id);
  if (!problems || problems.length === 0) return '';
  const worst = ['error', 'warning', 'info'].find((severity) => problems.some((problem) => problem.severity === severity)) ?? 'info';
  return `${worst}:${problems.length}`;
};

export function ProblemBadge({ id }: { readonly id: ElementId }) {
  const t = useT();
  const [severity = '', count = ''] = useStudio(problemsOf(id)).split(':');
  if (!severity || severity === 'info') return null;
  return (
    <span className="problem-badge" data-severity={severity}>
      <span aria-hidden="true">{severity === 'error' ? '!' : '?'}</span>
      <span className="visually-hidden">{t('canvas.problems', { count: Number(count) })}</span>
    </span>
  );
}
