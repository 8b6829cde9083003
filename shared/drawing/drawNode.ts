import type { Bounds, Geometry } from '../model/Geometry.ts';
import type { ProcessNode, StartEvent } from '../model/Node.ts';
import { NODE_KINDS } from '../model/nodeKinds.ts';
import { never } from '../never.ts';
import { drawActivity, drawActivityName } from './drawActivity.ts';
import { drawAnnotationText, drawGroup, drawLocked, drawLockedName, drawTextAnnotation } from './drawArtifact.ts';
import { drawData } from './drawData.ts';
import { drawEvent } from './drawEvent.ts';
import { drawGateway } from './drawGateway.ts';
import { drawOutsideLabel, type LabelSide } from './nodeLabel.ts';
import type { Picture } from './Picture.ts';

/** Nodes without geometry are drawn at their usual size at the origin; import and commands give every node its place. */
export const boundsOf = (node: ProcessNode, geometry: Geometry): Bounds => geometry.bounds ?? { x: 0, y: 0, width: NODE_KINDS[node.kind].width, height: NODE_KINDS[node.kind].height };

/** The shape without its name. `trigger`: as `triggerOf` gives it. */
export function drawShape(node: ProcessNode, geometry: Geometry, trigger?: StartEvent): Picture {
  const size = boundsOf(node, geometry);
  switch (node.kind) {
    case 'task': case 'userTask': case 'serviceTask': case 'manualTask': case 'scriptTask': case 'businessRuleTask': case 'sendTask': case 'receiveTask':
    case 'callActivity': case 'subProcess': case 'transaction': case 'adHocSubProcess':
      return drawActivity(node, geometry, size, trigger);
    case 'exclusiveGateway': case 'parallelGateway': case 'inclusiveGateway': case 'eventBasedGateway': case 'complexGateway':
      return drawGateway(node, geometry, size);
    case 'startEvent': case 'intermediateCatchEvent': case 'intermediateThrowEvent': case 'boundaryEvent': case 'endEvent':
      return drawEvent(node, geometry, size);
    case 'dataObject': case 'dataStore': case 'dataInput': case 'dataOutput':
      return drawData(node, geometry, size);
    case 'textAnnotation':
      return drawTextAnnotation(node, geometry, size);
    case 'group':
      return drawGroup(node, geometry, size);
    case 'locked':
      return drawLocked(node, geometry, size);
    default:
      return never(node);
  }
}

/** The name, inside the shape or beside it (`side`: used when no place was given for it). */
export function drawNodeName(node: ProcessNode, geometry: Geometry, side: LabelSide = 'below', trigger?: StartEvent): Picture {
  const bounds = boundsOf(node, geometry);
  switch (node.kind) {
    case 'task': case 'userTask': case 'serviceTask': case 'manualTask': case 'scriptTask': case 'businessRuleTask': case 'sendTask': case 'receiveTask':
    case 'callActivity': case 'subProcess': case 'transaction': case 'adHocSubProcess':
      return drawActivityName(node, geometry, bounds, trigger);
    case 'textAnnotation':
      return drawAnnotationText(node, geometry, bounds);
    case 'locked':
      return drawLockedName(node, geometry, bounds);
    default:
      return drawOutsideLabel(node, geometry, bounds, side);
  }
}

/** A node as it stands on the canvas and in every file. */
export const drawNode = (node: ProcessNode, geometry: Geometry, side: LabelSide = 'below', trigger?: StartEvent): Picture =>
  [...drawShape(node, geometry, trigger), ...drawNodeName(node, geometry, side, trigger)];
