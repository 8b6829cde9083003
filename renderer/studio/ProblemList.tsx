import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { GridList, GridListItem } from 'react-aria-components';
import { resolveConflict } from '../../shared/commands/resolveConflict.ts';
import type { Conflict } from '../../shared/delta/Conflict.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { conflictMessage } from './conflictMessage.ts';
import { fixProblem } from './fixProblem.ts';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;

const nameOf = (model: ProcessModel | null, id: ElementId): string =>
  [model?.nodes, model?.lanes, model?.pools, model?.flows].map((table) => (table as Readonly<Record<string, { readonly name: string }>> | undefined)?.[id]?.name).find(Boolean) ?? '';

function settle(conflict: Conflict, keep: 'variant' | 'parent'): void {
  const { variant, executeOnDocument } = studio.getState();
  if (variant) executeOnDocument((document) => resolveConflict(document, variant, conflict, keep));
}

/** What lint found, worst first, and where the variant collides with its parent: press to go there, or mend it at once. */
export function ProblemList() {
  const t = useT();
  const problems = useStudio((s) => s.problems);
  const conflicts = useStudio((s) => s.conflicts);
  const model = useStudio((s) => s.model);
  if (problems.length + conflicts.length === 0) {
    return <EmptyState isCompact icon={<CircleCheck size={18} />} title={t('shell.problems.none')} text={t('shell.problems.noneText')} />;
  }
  const rows = [
    ...conflicts.map((conflict, i) => ({ key: `conflict ${i}`, at: conflict.id as ElementId, rule: t('shell.conflict'), severity: 'warning' as const, text: t(conflictMessage(conflict)), advice: t('shell.conflict.advice'), problem: null, conflict })),
    ...problems.map((problem, i) => ({ key: `${problem.rule} ${problem.at} ${i}`, at: problem.at, rule: problem.rule, severity: problem.severity, text: t(problem.message), advice: t(problem.advice), problem, conflict: null })),
  ];
  return (
    <GridList aria-label={t('shell.problems')} className="drawer-list" items={rows} onAction={(key) => {
      const row = rows.find((candidate) => candidate.key === key);
      if (row) studio.getState().revealElement(row.at);
    }}>
      {({ key, at, rule, severity, text, advice, problem, conflict }) => {
        const Icon = ICONS[severity];
        const name = nameOf(model, at).trim();
        return (
          <GridListItem id={key} textValue={text} className="problem-row">
            <Icon size={15} className="severity" data-severity={severity} aria-label={t(`shell.severity.${severity}`)} />
            <div className="problem-text">
              <p>{text}</p>
              <p className="problem-advice">{advice}</p>
            </div>
            {name ? <span className="problem-name">{name}</span> : null}
            <span className="problem-rule">{rule}</span>
            {problem?.isFixable ? <Button size="sm" onPress={() => fixProblem(problem)}>{t('shell.problems.fix')}</Button> : null}
            {conflict ? (
              <>
                <Button size="sm" onPress={() => settle(conflict, 'variant')}>{t('shell.conflict.keepVariant')}</Button>
                <Button size="sm" onPress={() => settle(conflict, 'parent')}>{t('shell.conflict.takeParent')}</Button>
              </>
            ) : null}
          </GridListItem>
        );
      }}
    </GridList>
  );
}
