import { CaseClasses } from './CaseClasses.tsx';
import { CycleTimeHistogram } from './CycleTimeHistogram.tsx';
import { HandOffMatrix } from './HandOffMatrix.tsx';
import { Lanes } from './Lanes.tsx';
import { People } from './People.tsx';
import { Promises } from './Promises.tsx';
import { Quality } from './Quality.tsx';
import { QueueCurves } from './QueueCurves.tsx';
import type { ResultView } from './ResultView.ts';
import { StepWaiting } from './StepWaiting.tsx';
import { Utilisation } from './Utilisation.tsx';
import { UtilisationWeek } from './UtilisationWeek.tsx';
import { WaitingWaterfall } from './WaitingWaterfall.tsx';
import { WarmUpPlot } from './WarmUpPlot.tsx';

/** Every view of a result below its key figures, in the order of the questions that people ask: how long, is that as promised, why, where, who. */
export const RESULT_VIEWS: readonly { readonly name: string; readonly View: ResultView }[] = [
  { name: 'cycleTime', View: CycleTimeHistogram },
  { name: 'promises', View: Promises },
  { name: 'parts', View: WaitingWaterfall },
  { name: 'steps', View: StepWaiting },
  { name: 'load', View: Utilisation },
  { name: 'week', View: UtilisationWeek },
  { name: 'people', View: People },
  { name: 'handOffs', View: HandOffMatrix },
  { name: 'lanes', View: Lanes },
  { name: 'curves', View: QueueCurves },
  { name: 'classes', View: CaseClasses },
  { name: 'quality', View: Quality },
  { name: 'warmUp', View: WarmUpPlot },
];
