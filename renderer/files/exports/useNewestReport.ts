import { useEffect, useState } from 'react';
import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import { studio, useStudio } from '../../store/studioStore.ts';
import { newestReport } from './newestReport.ts';

/** The newest report of the open model, asked for when it is looked at and after each run; until it is there, what is on the screen. */
export function useNewestReport(): SimulationReport | null {
  const id = useStudio((s) => s.open?.id);
  const shown = useStudio((s) => (s.run.status === 'finished' ? s.run.report : null));
  const [stored, setStored] = useState<SimulationReport | null>(null);
  useEffect(() => {
    let isGone = false;
    if (id !== undefined) void newestReport(studio.getState().api, id).then((report) => { if (!isGone) setStored(report); });
    return () => { isGone = true; };
  }, [id, shown]);
  return stored ?? shown;
}
