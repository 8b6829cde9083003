import { Background, ReactFlow, useReactFlow, useStore, ViewportPortal, type NodeTypes, type Viewport } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { planeOf } from '../../shared/drawing/plane.ts';
import type { Bounds } from '../../shared/model/Geometry.ts';
import { find } from '../../shared/model/ProcessModel.ts';
import { useStudio } from '../store/studioStore.ts';
import { useShownTheme } from '../theme/useShownTheme.ts';
import { boundsOfElement } from './boundsOfElement.ts';
import { canvas } from './canvasStore.ts';
import { ContextPad } from './ContextPad.tsx';
import { FlowLayer } from './FlowLayer.tsx';
import { HeatLayer } from './heat/HeatLayer.tsx';
import { LabelEditor } from './LabelEditor.tsx';
import { LaneLayer } from './LaneLayer.tsx';
import { useLiveFlows } from './liveFlows.ts';
import { LiveLayer } from './LiveLayer.tsx';
import { OverviewBitmap } from './OverviewBitmap.tsx';
import { createNodeProjection, type StepNodeType } from './projectNodes.ts';
import type { Scene } from './scene.ts';
import { enterStage, fitting, MAX_ZOOM, MIN_ZOOM, reveal } from './stage.ts';
import { StepNode } from './StepNode.tsx';
import type { Size } from './useElementSize.ts';
import { useViewportChange } from './useViewportChange.ts';

const nodeTypes: NodeTypes = { step: StepNode };
const NO_NODES: StepNodeType[] = [];
const PAN_BUTTONS = [1, 2];
const ZOOM_KEYS = ['Meta', 'Control'];

/** Below this zoom, plans with more steps than this are shown as a picture. */
const OVERVIEW_ZOOM = 0.4;
const OVERVIEW_FROM = 250;

const isReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.hasAttribute('data-reduced-motion');

export function Diagram({ scene, size }: { readonly scene: Scene; readonly size: Size }) {
  // Decided before React Flow draws anything: at its own first zoom of 1 it would build every node of a large plan for nothing.
  const [start] = useState(() => (scene.extent ? fitting(scene.extent, size) : { x: size.width / 2 - 450, y: size.height / 2 - 200, zoom: 1 }));
  const [project] = useState(createNodeProjection);
  const isFar = useStore((s) => s.transform[2] < OVERVIEW_ZOOM || s.width === 0);
  const isOverview = isFar && scene.plane.nodes.length > OVERVIEW_FROM;
  const nodes = useMemo(() => (isOverview ? NO_NODES : project(scene)), [project, scene, isOverview]);
  // Colours of the bitmap are read when it is painted: another theme is another bitmap.
  const theme = useShownTheme();
  const live = useLiveFlows(scene);
  const root = useRef<HTMLDivElement>(null);
  useStageOf(root, scene, size);
  return (
    <div ref={root} className="diagram" data-detail={isFar ? 'low' : 'full'} data-overview={isOverview || undefined}>
      {isOverview ? <OverviewBitmap key={theme} scene={scene} size={size} /> : null}
      <ReactFlow
        nodes={nodes} nodeTypes={nodeTypes} defaultViewport={start} minZoom={MIN_ZOOM} maxZoom={MAX_ZOOM} onlyRenderVisibleElements
        nodesDraggable={false} nodesConnectable={false} nodesFocusable={false} edgesFocusable={false} elementsSelectable={false} elevateNodesOnSelect={false}
        panOnDrag={PAN_BUTTONS} panOnScroll zoomOnDoubleClick={false} zoomActivationKeyCode={ZOOM_KEYS} panActivationKeyCode="Space"
        selectionKeyCode={null} multiSelectionKeyCode={null} deleteKeyCode={null} disableKeyboardA11y autoPanOnNodeFocus={false}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={20} size={1.2} color="var(--canvas-grid)" />
        <ViewportPortal>
          {isOverview ? null : <LaneLayer scene={scene} />}
          {isOverview ? null : <FlowLayer scene={scene} live={live} />}
          <HeatLayer scene={scene} />
          <LiveLayer scene={scene} live={live} />
          <ContextPad scene={scene} />
          <LabelEditor scene={scene} />
        </ViewportPortal>
      </ReactFlow>
    </div>
  );
}

const isWhollyIn = (area: Bounds, { x, y, zoom }: Viewport, size: Size) =>
  area.x * zoom + x >= 0 && area.y * zoom + y >= 0 && (area.x + area.width) * zoom + x <= size.width && (area.y + area.height) * zoom + y <= size.height;

/** Tells gestures and commands where the canvas is, keeps `--zoom` for things that keep their size, and follows requests to show an element. */
function useStageOf(root: RefObject<HTMLDivElement | null>, scene: Scene, size: Size): void {
  const flow = useReactFlow();
  const latest = useRef({ scene, size });
  useEffect(() => {
    latest.current = { scene, size };
  });
  const showZoom = useCallback(({ zoom }: Viewport) => root.current?.style.setProperty('--zoom', String(zoom)), [root]);
  useViewportChange(showZoom);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    showZoom(flow.getViewport());
    return enterStage({
      element,
      viewport: () => flow.getViewport(),
      setViewport: (viewport, isSmooth = false) => void flow.setViewport(viewport, { duration: isSmooth && !isReducedMotion() ? 180 : 0 }),
      toModel: ({ clientX, clientY }) => flow.screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false }),
    });
  }, [flow, root, showZoom]);

  // A plan that was seen whole stays so when panels beside it open or close.
  const before = useRef(size);
  useEffect(() => {
    const [old, now] = [before.current, latest.current];
    before.current = size;
    if (old === size || !now.scene.extent || !isWhollyIn(now.scene.extent, flow.getViewport(), old)) return;
    void flow.setViewport(fitting(now.scene.extent, size));
  }, [flow, size]);

  const request = useStudio((s) => s.reveal);
  useEffect(() => {
    if (!request) return;
    const { model } = latest.current.scene;
    const node = find(model.nodes, request.id);
    // What stands in a closed sub-process is shown where it stands.
    if (node) canvas.setState({ plane: planeOf(model, node) });
    const bounds = boundsOfElement(model, request.id);
    if (bounds) reveal(bounds);
  }, [request]);

  const shownPlane = useRef(scene.root);
  useEffect(() => {
    if (shownPlane.current === scene.root) return;
    shownPlane.current = scene.root;
    const now = latest.current;
    if (now.scene.extent) void flow.setViewport(fitting(now.scene.extent, now.size));
    canvas.setState({ menu: null, armed: null, linking: null });
  }, [flow, scene.root]);
}
