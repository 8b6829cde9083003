import type { ComponentType } from 'react';
import type { ScenarioReport, SimulationReport } from '../../shared/analysis/SimulationReport.ts';
import type { ProcessModel } from '../../shared/model/ProcessModel.ts';

/** What every view of a result is given. */
export interface ResultViewProps {
  readonly report: SimulationReport;
  /** The one that is shown; the first of the report is the base. */
  readonly scenario: ScenarioReport;
  /** The process of that scenario as it is drawn now. */
  readonly model: ProcessModel;
  readonly currency: string;
}

export type ResultView = ComponentType<ResultViewProps>;
