import { Clock, Users } from 'lucide-react';
import { useMemo } from 'react';
import { HEADER, isLyingFlat } from '../../../shared/drawing/headerStrip.ts';
import { badgeSize, badgeSpot } from '../../../shared/drawing/overlays/badgeSpot.ts';
import { heatLevel, isWaitedAt, loadLevel, mostWaiting, scenarioOf, waitingPerCase, type HeatLevel } from '../../../shared/drawing/overlays/heatScale.ts';
import { formatDuration, formatNumber, formatPercent } from '../../../shared/i18n/format.ts';
import type { Translator } from '../../../shared/i18n/translator.ts';
import type { ScenarioReport } from '../../../shared/analysis/SimulationReport.ts';
import type { Bounds } from '../../../shared/model/Geometry.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import { useT } from '../../i18n.ts';
import { useStudio } from '../../store/studioStore.ts';
import { Z } from '../projectNodes.ts';
import type { Scene } from '../scene.ts';
import { reportOf } from './reportOf.ts';
import './heatLevel.css';
import './heatLayer.css';

interface HeatOfStep {
  readonly id: NodeId;
  readonly name: string;
  readonly bounds: Bounds;
  readonly level: HeatLevel;
  readonly waiting: string;
  readonly queue: string;
  /** `null`: nobody waits here, so there is nothing to say. */
  readonly badge: Bounds | null;
}

function heatOfSteps({ plane, model, index }: Scene, { measures: { steps } }: ScenarioReport, { locale }: Translator): readonly HeatOfStep[] {
  const most = mostWaiting(steps);
  const badges: Bounds[] = [];
  return plane.nodes.flatMap((node) => {
    const step = steps[node.id];
    const { bounds, isExpanded } = model.geometry[node.id] ?? {};
    if (!step || !bounds || isExpanded) return [];
    const waiting = formatDuration(locale, step.waiting.mean);
    const queue = formatNumber(locale, step.queueLength.mean, 1);
    const badge = isWaitedAt(step) ? badgeSpot(index, bounds, badgeSize(waiting, queue), badges) : null;
    if (badge) badges.push(badge);
    return { id: node.id, name: node.name, bounds, level: heatLevel(waitingPerCase(step), most), waiting, queue, badge };
  });
}

const at = ({ x, y, width, height }: Bounds) => ({ transform: `translate(${x}px, ${y}px)`, width, height });

/** Where cases wait, on the drawing itself: a ring and a badge per step, the load of its role in the header of each lane, or of a pool without lanes. */
export function HeatLayer({ scene }: { readonly scene: Scene }) {
  const isShown = useStudio((s) => s.mode === 'simulate');
  const run = useStudio((s) => s.run);
  const variant = useStudio((s) => s.variant);
  const scenario = isShown ? scenarioOf(reportOf(run), variant) : null;
  return scenario ? <Heat scene={scene} scenario={scenario} /> : null;
}

function Heat({ scene, scenario }: { readonly scene: Scene; readonly scenario: ScenarioReport }) {
  const t = useT();
  const steps = useMemo(() => heatOfSteps(scene, scenario, t), [scene, scenario, t]);
  const { roles } = scenario.measures;
  const { geometry } = scene.model;
  return (
    <>
      {/* Below the flows, so that a ring hides no arrow head. */}
      <div className="canvas-layer" style={{ zIndex: Z.flows - 1 }}>
        {steps.map(({ id, bounds, level }) => <div key={id} className="heat-ring" data-heat={level} style={at(bounds)} />)}
      </div>
      <div className="canvas-layer" style={{ zIndex: Z.overlay - 1 }}>
        {steps.map(({ id, name, level, waiting, queue, badge }) => badge && (
          <div key={id} className="heat-badge" data-heat={level} style={at(badge)}>
            <span className="visually-hidden">{t('canvas.heat.step', { name, waiting, queue })}</span>
            <Clock size={11} aria-hidden="true" /> <span aria-hidden="true">{waiting}</span>
            <i aria-hidden="true" />
            <Users size={11} aria-hidden="true" /> <span aria-hidden="true">{queue}</span>
          </div>
        ))}
        {[...scene.plane.lanes, ...scene.plane.pools].map(({ id, role: roleId }) => {
          const role = roleId ? roles[roleId] : undefined;
          const bounds = geometry[id]?.bounds;
          if (!role || !bounds) return null;
          const utilisation = formatPercent(t.locale, role.utilisation.mean, 0);
          const share = Math.max(0, Math.min(1, role.utilisation.mean));
          const isFlat = isLyingFlat(geometry[id]);
          return (
            <div key={id} className="heat-lane" data-heat={loadLevel(role.utilisation.mean)} data-flat={isFlat || undefined} style={at({ ...bounds, ...(isFlat ? { width: HEADER } : { height: HEADER }) })}>
              <span className="heat-load" style={isFlat ? { height: `${share * 100}%` } : { width: `${share * 100}%` }} />
              <span className="visually-hidden">{t('canvas.heat.lane', { name: role.name, utilisation })}</span>
              <b aria-hidden="true">{utilisation}</b>
            </div>
          );
        })}
      </div>
    </>
  );
}
