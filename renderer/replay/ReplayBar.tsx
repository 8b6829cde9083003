import { Ban, CircleAlert, LoaderCircle, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { find } from '../../shared/model/ProcessModel.ts';
import { fromWire } from '../../shared/i18n/fromWire.ts';
import { effectiveModel } from '../../shared/delta/effectiveModel.ts';
import type { TraceProblem } from '../../shared/contract/contract.ts';
import type { ElementId } from '../../shared/model/ids.ts';
import { useT } from '../i18n.ts';
import { scenarioName } from '../store/scenarios.ts';
import { useStudio } from '../store/studioStore.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { ClockRow } from './ClockRow.tsx';
import { closeReplay, openReplay } from './openReplay.ts';
import { OptionsRow } from './OptionsRow.tsx';
import { useReplay } from './replayStore.ts';
import './replayBar.css';

/** Below the canvas: the clock and what steers it, or why there is nothing to show. */
export function ReplayBar() {
  const t = useT();
  const status = useReplay((s) => s.status);
  const close = <IconButton label={t('replay.close')} shortcut="Escape" placement="top" onPress={closeReplay}><X size={16} /></IconButton>;
  return (
    <section className="replay-bar" aria-label={t('replay.title')} data-control>
      {status.kind === 'loading' ? (
        <div className="replay-line">
          <output className="replay-note"><LoaderCircle className="spin" size={16} aria-hidden />{t('replay.loading')}</output>
          <Button icon={<Ban size={14} aria-hidden />} onPress={closeReplay}>{t('results.cancel')}</Button>
        </div>
      ) : null}
      {status.kind === 'failed' ? (
        <div className="replay-line">
          <p className="replay-note" role="alert"><CircleAlert size={16} aria-hidden />{t(status.message)}</p>
          <Button onPress={() => void openReplay()}>{t('replay.again')}</Button>
          {close}
        </div>
      ) : null}
      {status.kind === 'refused' ? <Refusal problems={status.problems}>{close}</Refusal> : null}
      {status.kind === 'ready' ? (
        <>
          <ClockRow panes={status.panes} />
          <OptionsRow panes={status.panes} revision={status.revision}>{close}</OptionsRow>
        </>
      ) : null}
    </section>
  );
}

/** What has to be put right first, each with the way there. */
function Refusal({ problems, children }: { readonly problems: readonly TraceProblem[]; readonly children: ReactNode }) {
  const t = useT();
  const document = useStudio((s) => s.open?.document);
  const setVariant = useStudio((s) => s.setVariant);
  const reveal = useStudio((s) => s.revealElement);
  const goTo = ({ variant, element }: TraceProblem) => {
    setVariant(variant);
    // Shown in the drawing of that variant, once it is there.
    if (element !== null) requestAnimationFrame(() => reveal(element as ElementId));
  };
  const isDrawn = ({ variant, element }: TraceProblem) => document !== undefined && element !== null && isElement(effectiveModel(document, variant).model, element);
  return (
    <div className="replay-refusal" role="alert">
      <div className="replay-line">
        <p className="replay-note"><CircleAlert size={16} aria-hidden />{t('results.failed')}</p>
        <Button onPress={() => void openReplay()}>{t('replay.again')}</Button>
        {children}
      </div>
      <ul className="replay-problems">
        {problems.map((problem, i) => (
          <li key={i}>
            <span>
              {document && problem.variant !== null ? `${scenarioName(document, problem.variant, t('results.master'))}: ` : ''}
              {t(fromWire(problem.message))} {problem.advice ? t(fromWire(problem.advice)) : null}
            </span>
            {isDrawn(problem) ? <Button size="sm" onPress={() => goTo(problem)}>{t('replay.goTo')}</Button> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

const isElement = ({ nodes, flows, lanes, pools }: ReturnType<typeof effectiveModel>['model'], id: string): boolean =>
  find(nodes, id) !== undefined || find(flows, id) !== undefined || find(lanes, id) !== undefined || find(pools, id) !== undefined;
