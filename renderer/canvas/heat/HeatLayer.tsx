import { Clock, Users } from 'lucide-react';
import { rows } from '../../../shared/model/ProcessModel.ts';
import { formatDuration, formatNumber, formatPercent } from '../../../shared/i18n/format.ts';
import { isLyingFlat } from '../../../shared/drawing/headerStrip.ts';
import { useT } from '../../i18n.ts';
import { useStudio } from '../../store/studioStore.ts';
import { Z } from '../projectNodes.ts';
import type { Scene } from '../scene.ts';
import { heatLevel, loadLevel, mostWaiting, scenarioOf, waitingPerCase } from './heatScale.ts';
import './heatLevel.css';
import './heatLayer.css';

/** Where cases wait, on the drawing itself: a ring and a badge per step, the load of its role in the header of each lane. */
export function HeatLayer({ scene }: { readonly scene: Scene }) {
  const t = useT();
  const isShown = useStudio((s) => s.mode === 'simulate');
  const run = useStudio((s) => s.run);
  const variant = useStudio((s) => s.variant);
  const scenario = isShown ? scenarioOf(run, variant) : null;
  if (!scenario) return null;
  const { steps, roles } = scenario.measures;
  const most = mostWaiting(steps);
  const { geometry } = scene.model;
  return (
    <div className="canvas-layer heat-layer" style={{ zIndex: Z.overlay - 1 }}>
      {scene.plane.nodes.map((node) => {
        const step = steps[node.id];
        const bounds = geometry[node.id]?.bounds;
        if (!step || !bounds || geometry[node.id]?.isExpanded) return null;
        const level = heatLevel(waitingPerCase(step), most);
        const waiting = formatDuration(t.locale, step.waiting.mean);
        const queue = formatNumber(t.locale, step.queueLength.mean, 1);
        return (
          <div key={node.id} className="heat-step" data-heat={level} style={{ transform: `translate(${bounds.x}px, ${bounds.y}px)`, width: bounds.width, height: bounds.height }}>
            {step.waiting.mean < 0.05 && step.queueLength.mean < 0.05 ? null : (
              <div className="heat-badge">
                <span className="visually-hidden">{t('canvas.heat.step', { name: node.name, waiting, queue })}</span>
                <Clock size={11} aria-hidden="true" /> <span aria-hidden="true">{waiting}</span>
                <i aria-hidden="true" />
                <Users size={11} aria-hidden="true" /> <span aria-hidden="true">{queue}</span>
              </div>
            )}
          </div>
        );
      })}
      {rows(scene.model.lanes).map((lane) => {
        const role = lane.role === null ? undefined : roles[lane.role];
        const bounds = geometry[lane.id]?.bounds;
        if (!role || !bounds || !scene.has(lane.id)) return null;
        const utilisation = formatPercent(t.locale, role.utilisation.mean, 0);
        const share = Math.max(0, Math.min(1, role.utilisation.mean));
        const isFlat = isLyingFlat(geometry[lane.id]);
        return (
          <div key={lane.id} className="heat-lane" data-heat={loadLevel(role.utilisation.mean)} data-flat={isFlat || undefined} style={{ transform: `translate(${bounds.x}px, ${bounds.y}px)`, width: isFlat ? 30 : bounds.width, height: isFlat ? bounds.height : 30 }}>
            <span className="heat-load" style={isFlat ? { height: `${share * 100}%` } : { width: `${share * 100}%` }} />
            <span className="visually-hidden">{t('canvas.heat.lane', { name: role.name, utilisation })}</span>
            <b aria-hidden="true">{utilisation}</b>
          </div>
        );
      })}
    </div>
  );
}
