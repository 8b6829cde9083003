import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectiveModel } from '../../../shared/delta/effectiveModel.ts';
import { flowLabel } from '../../../shared/drawing/flowLabel.ts';
import { nearestOn } from '../../../shared/drawing/LabelSpace.ts';
import { readLaneway } from '../../../shared/files/lanewayFile.ts';
import { overlaps } from '../../../shared/layout/rectangle.ts';
import { sideAt } from '../../../shared/layout/Traffic.ts';
import { variantId, type NodeId } from '../../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { unwrap } from '../../../shared/result.ts';

const folder = new URL('../../../resources/samples/', import.meta.url);
const documents = readdirSync(folder).map((name) => [name, unwrap(readLaneway(new Uint8Array(readFileSync(new URL(name, folder))))).document] as const);
const models = documents.flatMap(([name, document]) => [null, ...Object.keys(document.variants).map(variantId)].map((variant) => [`${name} ${variant ?? ''}`, effectiveModel(document, variant).model] as const));

function labelsOf(model: ProcessModel) {
  return rows(model.flows).flatMap((flow) => {
    const geometry = model.geometry[flow.id]!;
    const label = flowLabel(flow, geometry, geometry.waypoints!);
    // The text stands in the middle of a placed box, which may be wider.
    const wide = label && geometry.label ? { ...label, x: geometry.label.x, width: geometry.label.width } : label;
    return wide ? [{ id: flow.id, box: wide, way: geometry.waypoints! }] : [];
  });
}

describe.each(models)('the names of flows in %s', (_, model) => {
  const labels = labelsOf(model);

  it('cover neither each other nor a step', () => {
    const covered = labels.flatMap(({ id, box }, i) => [
      ...labels.slice(i + 1).filter((other) => overlaps(box, other.box)).map((other) => `${id} covers ${other.id}`),
      ...rows(model.nodes).filter((node) => overlaps(box, model.geometry[node.id]!.bounds!)).map((node) => `${id} covers ${node.id}`),
    ]);

    expect(covered).toEqual([]);
  });

  it('stand beside their flow', () => {
    for (const { id, box, way } of labels) {
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      const { at } = nearestOn(way, middle);
      expect(Math.abs(at.x - middle.x) <= box.width / 2 + 12 && Math.abs(at.y - middle.y) <= box.height / 2 + 12, id).toBe(true);
    }
  });

  it('belong to flows that leave a gateway by corners of their own', () => {
    const corners = new Map<NodeId, string[]>();
    for (const flow of rows(model.flows)) {
      const gateway = rows(model.nodes).find((node) => node.id === flow.source && node.kind.endsWith('Gateway'));
      if (gateway) corners.set(gateway.id, [...(corners.get(gateway.id) ?? []), sideAt(model.geometry[gateway.id]!.bounds!, model.geometry[flow.id]!.waypoints![0]!)]);
    }
    for (const [id, used] of corners) expect(new Set(used).size, id).toBe(used.length);
  });
});
