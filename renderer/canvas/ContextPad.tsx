import { useStore } from '@xyflow/react';
import { ArrowUpRight, Boxes, AlignHorizontalDistributeCenter, AlignVerticalJustifyCenter, FolderOpen, Maximize2, Minimize2, Pencil, Replace, RotateCcw, Rows2, Trash2 } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import { NODE_KINDS } from '../../shared/model/nodeKinds.ts';
import type { ElementId, NodeId } from '../../shared/model/ids.ts';
import type { NodeKind } from '../../shared/model/Node.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { runCommand } from '../commands/registry.ts';
import { useT } from '../i18n.ts';
import { useStudio } from '../store/studioStore.ts';
import { boundsOfElements } from './boundsOfElement.ts';
import { canvas, useCanvas } from './canvasStore.ts';
import { connectGesture } from './gestures/connectGesture.ts';
import { placeGesture } from './gestures/placeGesture.ts';
import { KindIcon } from './KindIcon.tsx';
import { append, placeBand } from './place.ts';
import { followPointer } from './pointerSession.ts';
import { Z } from './projectNodes.ts';
import { toggleExpanded } from './toggleExpanded.ts';
import type { Scene } from './scene.ts';
import './toolButton.css';
import './quickTip.css';
import './contextPad.css';

interface PadAction {
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
  /** What a drag from the button does. */
  readonly drag?: (event: PointerEvent) => void;
  readonly isDanger?: boolean;
}

const APPENDED: readonly NodeKind[] = ['task', 'exclusiveGateway', 'intermediateCatchEvent', 'endEvent'];
const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What can be done with the selection, next to it. Every action has a key as well. */
function usePadActions(scene: Scene, selection: readonly ElementId[]): readonly PadAction[] {
  const t = useT();
  const { model } = scene;
  const remove: PadAction = { label: t('menu.edit.delete'), icon: <Trash2 {...ICON} />, run: () => runCommand('edit.delete'), isDanger: true };
  const renameIt: PadAction = { label: t('menu.edit.rename'), icon: <Pencil {...ICON} />, run: () => runCommand('edit.rename') };
  const [id] = selection;
  if (id === undefined) return [];
  if (selection.length > 1) {
    return [
      { label: t('menu.edit.alignMiddle'), icon: <AlignVerticalJustifyCenter {...ICON} />, run: () => runCommand('edit.alignMiddle') },
      { label: t('menu.edit.distributeHorizontally'), icon: <AlignHorizontalDistributeCenter {...ICON} />, run: () => runCommand('edit.distributeHorizontally') },
      { label: t('menu.edit.groupIntoSubProcess'), icon: <Boxes {...ICON} />, run: () => runCommand('edit.groupIntoSubProcess') },
      remove,
    ];
  }
  const node = find(model.nodes, id);
  if (node) {
    const facts = NODE_KINDS[node.kind];
    const canAppend = facts.hasOutgoing;
    const appendOf = (kind: NodeKind): PadAction => ({
      label: t('canvas.appendKind', { kind: t(`bpmn.${kind}`) }), icon: <KindIcon what={kind} size={18} />,
      run: () => append([node.id], kind),
      drag: (event) => followPointer(event, placeGesture(scene, kind, node.id, () => append([node.id], kind))),
    });
    const isContainer = 'triggeredByEvent' in node;
    const isOpen = model.geometry[node.id]?.isExpanded === true;
    return [
      ...(canAppend ? APPENDED.map(appendOf) : []),
      ...(facts.category === 'artifact' ? [] : [appendOf('textAnnotation')]),
      {
        label: t('menu.edit.connect'), icon: <ArrowUpRight {...ICON} />, run: () => runCommand('edit.connect'),
        drag: (event) => followPointer(event, { ...connectGesture(scene, node.id), click: () => runCommand('edit.connect') }),
      },
      ...(isContainer && !isOpen ? [{ label: t('canvas.openSubProcess'), icon: <FolderOpen {...ICON} />, run: () => canvas.setState({ plane: node.id }) }] : []),
      ...(isContainer ? [{ label: t(isOpen ? 'canvas.collapse' : 'canvas.expand'), icon: isOpen ? <Minimize2 {...ICON} /> : <Maximize2 {...ICON} />, run: () => toggleExpanded(node.id) }] : []),
      ...(facts.category === 'artifact' ? [] : [{ label: t('menu.edit.changeType'), icon: <Replace {...ICON} />, run: () => runCommand('edit.changeType') }]),
      remove,
    ];
  }
  if (find(model.flows, id)) return [renameIt, { label: t('menu.edit.reroute'), icon: <RotateCcw {...ICON} />, run: () => runCommand('edit.reroute') }, remove];
  const addLane: PadAction = { label: t('canvas.addLane'), icon: <Rows2 {...ICON} />, run: () => placeBand('lane', null) };
  const isBlackBox = find(model.pools, id)?.kind === 'blackBox';
  const connectPool: PadAction = {
    label: t('menu.edit.connect'), icon: <ArrowUpRight {...ICON} />, run: () => runCommand('edit.connect'),
    drag: (event) => followPointer(event, { ...connectGesture(scene, id), click: () => runCommand('edit.connect') }),
  };
  return [...(isBlackBox ? [] : [addLane]), ...(find(model.pools, id) ? [connectPool] : []), renameIt, remove];
}

/** Height of the pad with its distance to the element, px on the screen. */
const HEIGHT = 46;
/** Width of a button, and of what the palette covers at the left, px. */
const BUTTON = 32;
const PALETTE = 64;

export function ContextPad({ scene }: { readonly scene: Scene }) {
  const selection = useStudio((s) => s.selection);
  const isDrawing = useStudio((s) => s.mode === 'draw' && s.renaming === null);
  const isIdle = useCanvas((s) => s.preview.kind === 'none' && s.menu === null && s.armed === null && s.linking === null);
  const shown = [...selection].filter((id: ElementId) => scene.has(id));
  const actions = usePadActions(scene, shown);
  const bounds = boundsOfElements(scene.model, shown);
  const [only] = shown;
  const labelIsAbove = only !== undefined && shown.length === 1 && hasNameOutside(scene, only) && (scene.sides.get(only as NodeId) === 'above' || isLabelAbove(scene, only));
  // Below only when there is no room above: what follows a step stands at its right, so the pad never covers it.
  const isBelow = useStore((s) => bounds !== null && (labelIsAbove || bounds.y * s.transform[2] + s.transform[1] < HEIGHT + 8));
  const centre = bounds ? bounds.x + Math.min(bounds.width, 260) / 2 : 0;
  const half = (actions.length * BUTTON) / 2 + 4;
  // Never below the palette or beyond the border: the pad is pushed along, px on the screen.
  const push = useStore((s) => {
    const at = centre * s.transform[2] + s.transform[0];
    const least = PALETTE + half;
    const most = Math.max(least, s.width - 8 - half);
    return Math.round(Math.min(most, Math.max(least, at)) - at);
  });
  const t = useT();
  if (!isDrawing || !isIdle || !bounds || actions.length === 0) return null;
  const needsRoomBelow = only !== undefined && shown.length === 1 && find(scene.model.nodes, only) && NODE_KINDS[scene.model.nodes[only as NodeId]?.kind ?? 'task'].label === 'outside' && !labelIsAbove;
  const y = isBelow ? bounds.y + bounds.height + (needsRoomBelow ? 40 : 0) : bounds.y;
  return (
    <div className="context-pad-anchor" style={{ transform: `translate(${centre}px, ${y}px) scale(calc(1 / var(--zoom, 1))) translateX(${push}px)`, zIndex: Z.pad }}>
      <div className="context-pad" data-below={isBelow || undefined} role="toolbar" aria-label={t('canvas.pad')} data-control>
        {actions.map(({ label, icon, run, drag, isDanger }) => (
          <button
            key={label} type="button" tabIndex={-1} aria-label={label} data-tip={label} data-danger={isDanger || undefined}
            onPointerDown={(event) => {
              event.stopPropagation();
              // The canvas keeps the focus: its keys go on working on the selection.
              event.preventDefault();
              if (event.button === 0 && drag) drag(event);
            }}
            onClick={(event) => {
              if (!drag || event.detail === 0) run();
            }}
          >
            {icon}
          </button>
        ))}
      </div>
    </div>
  );
}

function hasNameOutside(scene: Scene, id: ElementId): boolean {
  const node = find(scene.model.nodes, id);
  return node !== undefined && node.name !== '' && NODE_KINDS[node.kind].label === 'outside';
}

function isLabelAbove(scene: Scene, id: ElementId): boolean {
  const { bounds, label } = find(scene.model.geometry, id) ?? {};
  return bounds !== undefined && label !== undefined && label.y + label.height <= bounds.y + 4;
}
