import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { resolveConflict } from '../../shared/commands/resolveConflict.ts';
import { canKeepVariant, type Conflict } from '../../shared/delta/Conflict.ts';
import type { Severity } from '../../shared/lint/Problem.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { find, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { useT } from '../i18n.ts';
import type { FoundProblem } from '../store/problemsSlice.ts';
import { studio, useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { LongList } from '../ui/LongList.tsx';
import { conflictMessage } from './conflictMessage.ts';
import { fixProblem } from './fixProblem.ts';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const ROW_HEIGHT = 46;

type Row = { readonly key: string; readonly problem: FoundProblem } | { readonly key: string; readonly conflict: Conflict };

const nameOf = (model: ProcessModel | null, id: string): string =>
  (model ? (find(model.nodes, id) ?? find(model.lanes, id) ?? find(model.pools, id) ?? find(model.flows, id))?.name : undefined)?.trim() ?? '';

function settle(conflict: Conflict, keep: 'variant' | 'parent'): void {
  const { variant, executeOnDocument } = studio.getState();
  if (variant) executeOnDocument((document) => resolveConflict(document, variant, conflict, keep));
}

interface RowTextProps {
  readonly severity: Severity;
  readonly text: string;
  readonly advice: string;
  readonly at: string;
  readonly rule: string;
}

function RowText({ severity, text, advice, at, rule }: RowTextProps) {
  const t = useT();
  const name = useStudio((s) => nameOf(s.model, at));
  const Icon = ICONS[severity];
  return (
    // The ids of conflicts and problems are those of elements.
    <button type="button" className="row-button" title={`${text} ${advice}`} onClick={() => studio.getState().revealElement(at as ElementId)}>
      <Icon size={15} className="severity" data-severity={severity} aria-label={t(`shell.severity.${severity}`)} />
      <span className="problem-text">
        <span>{text}</span>
        <span className="problem-advice">{advice}</span>
      </span>
      <span className="problem-name">{name}</span>
      <span className="problem-rule">{rule}</span>
    </button>
  );
}

/** What lint found, worst first, and where the variant collides with its parent: press to go there, or mend it at once. */
export function ProblemList() {
  const t = useT();
  const problems = useStudio((s) => s.problems);
  const conflicts = useStudio((s) => s.conflicts);
  const rows: readonly Row[] = [
    ...conflicts.map((conflict, i): Row => ({ key: `conflict ${i}`, conflict })),
    ...problems.map((problem, i): Row => ({ key: `${problem.rule} ${problem.at} ${i}`, problem })),
  ];
  if (rows.length === 0) {
    return <EmptyState isCompact icon={<CircleCheck size={18} />} title={t('shell.problems.none')} text={t('shell.problems.noneText')} />;
  }
  return (
    <LongList label={t('shell.problems')} items={rows} rowHeight={ROW_HEIGHT} keyOf={(row) => row.key}>
      {(row) => ('problem' in row ? (
        <>
          <RowText severity={row.problem.severity} text={t(row.problem.message)} advice={t(row.problem.advice)} at={row.problem.at} rule={row.problem.rule} />
          {row.problem.isFixable ? <Button size="sm" onPress={() => fixProblem(row.problem)}>{t('shell.problems.fix')}</Button> : null}
        </>
      ) : (
        <>
          <RowText severity="warning" text={t(conflictMessage(row.conflict))} advice={t('shell.conflict.advice')} at={row.conflict.id} rule={t('shell.conflict')} />
          {canKeepVariant(row.conflict) ? <Button size="sm" onPress={() => settle(row.conflict, 'variant')}>{t('shell.conflict.keepVariant')}</Button> : null}
          <Button size="sm" onPress={() => settle(row.conflict, 'parent')}>{t('shell.conflict.takeParent')}</Button>
        </>
      ))}
    </LongList>
  );
}
