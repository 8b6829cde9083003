import type { ScenarioReport } from '../../analysis/SimulationReport.ts';
import { formatDuration, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Locale } from '../../i18n/Locale.ts';
import { translator } from '../../i18n/translator.ts';
import type { LaneId, NodeId, PoolId } from '../../model/ids.ts';
import { rows, type ProcessModel } from '../../model/ProcessModel.ts';
import { heatLevel, isWaitedAt, loadLevel, mostWaiting, waitingPerCase, type HeatLevel } from './heatScale.ts';

/** Where cases wait at a step. */
export interface StepHeat {
  readonly level: HeatLevel;
  /** Mean waiting each time, and mean length of the queue, as people read them; `null`: nobody waits here. */
  readonly badge: { readonly waiting: string; readonly queue: string } | null;
}

/** How busy the role of a lane, or of a pool without lanes, is. */
export interface LaneLoad {
  readonly level: HeatLevel;
  /** 0–1. */
  readonly share: number;
  readonly text: string;
}

export interface HeatData {
  readonly steps: ReadonlyMap<NodeId, StepHeat>;
  readonly lanes: ReadonlyMap<LaneId | PoolId, LaneLoad>;
  readonly legend: { readonly title: string; readonly least: string; readonly most: string; readonly lanes: string };
}

/** Where cases wait and who is busy, in the same five levels as on the canvas. */
export function heatData(model: ProcessModel, { measures: { steps, roles } }: ScenarioReport, locale: Locale): HeatData {
  const t = translator(locale);
  const most = mostWaiting(steps);
  const heat = new Map<NodeId, StepHeat>();
  for (const { id } of rows(model.nodes)) {
    const step = steps[id];
    if (!step) continue;
    heat.set(id, {
      level: heatLevel(waitingPerCase(step), most),
      badge: isWaitedAt(step) ? { waiting: formatDuration(locale, step.waiting.mean), queue: formatNumber(locale, step.queueLength.mean, 1) } : null,
    });
  }
  const lanes = new Map<LaneId | PoolId, LaneLoad>();
  for (const { id, role: roleId } of [...rows(model.lanes), ...rows(model.pools)]) {
    const role = roleId ? roles[roleId] : undefined;
    if (!role) continue;
    const { mean } = role.utilisation;
    lanes.set(id, { level: loadLevel(mean), share: Math.max(0, Math.min(1, mean)), text: formatPercent(locale, mean, 0) });
  }
  return { steps: heat, lanes, legend: { title: t('canvas.heat.legend'), least: t('canvas.heat.none'), most: formatDuration(locale, most), lanes: t('canvas.heat.lanes') } };
}
