import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulationReport } from '../../../../shared/analysis/SimulationReport.ts';
import { drawSheet } from '../../../../shared/drawing/drawSheet.ts';
import { mostWaiting, waitingPerCase } from '../../../../shared/drawing/overlays/heatScale.ts';
import { overlayData } from '../../../../shared/drawing/overlays/overlayData.ts';
import type { Picture } from '../../../../shared/drawing/Picture.ts';
import type { PlacedPicture } from '../../../../shared/drawing/Sheet.ts';
import { intersects } from '../../../../shared/drawing/SpatialIndex.ts';
import { toSvg } from '../../../../shared/drawing/svg.ts';
import { formatDuration } from '../../../../shared/i18n/format.ts';
import { nodeId, variantId } from '../../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../../shared/model/ProcessModel.ts';
import { simulatedSample } from '../simulatedSample.ts';

let model: ProcessModel;
let report: SimulationReport;
beforeAll(async () => {
  ({ model, report } = await simulatedSample());
});

const words = (picture: Picture) => picture.flatMap((mark) => (mark.kind === 'text' ? mark.lines : [])).join(' ');
const laid = (marks: readonly PlacedPicture[]) => marks.filter(({ overlay }) => overlay !== undefined);
const sheetWith = (...overlays: readonly ('heat' | 'roles' | 'times' | 'ids')[]) => drawSheet(model, { overlays: overlayData(model, report, null, overlays, 'en') });
const wordsOf = (marks: readonly PlacedPicture[], id: string) => laid(marks).filter((mark) => mark.id === id).map(({ picture }) => words(picture));

describe('heat', () => {
  it('rings the step at which cases lose most time widest and hottest', () => {
    const { steps } = report.scenarios[0]!.measures;
    const worst = Object.entries(steps).find(([, step]) => waitingPerCase(step) === mostWaiting(steps))![0];
    const ring = laid(sheetWith('heat').marks).find(({ id }) => id === worst)!.picture[0]!;

    expect(ring).toMatchObject({ fill: 'none', stroke: { paint: 'heat4', width: 9 } });
  });

  it('says the mean waiting of a step in words', () => {
    const { waiting } = report.scenarios[0]!.measures.steps[nodeId('assess')]!;

    expect(wordsOf(sheetWith('heat').marks, 'assess').join(' ')).toContain(formatDuration('en', waiting.mean));
  });

  it('brings a legend with it, below everything, in the language asked for', () => {
    const { marks, frame } = drawSheet(model, { overlays: overlayData(model, report, null, ['heat'], 'zh-CN') });
    const legend = marks.find(({ id }) => id === null);

    expect(words(legend?.picture ?? [])).toContain('等待');
    expect(legend!.at.y).toBeGreaterThan(drawSheet(model).frame.y + drawSheet(model).frame.height - 25);
    expect(frame.y + frame.height).toBeGreaterThan(legend!.at.y + 80);
  });

  it('lies rings under the flows, and badges over everything', () => {
    const { marks } = sheetWith('heat');
    const firstFlow = marks.findIndex(({ id }) => id !== null && id in model.flows);
    const isRing = ({ picture }: PlacedPicture) => picture.length === 1;

    expect(marks.flatMap((mark, i) => (mark.overlay && isRing(mark) ? [i] : [])).every((i) => i < firstFlow)).toBe(true);
    expect(marks.slice(-5).every(({ overlay }) => overlay === 'heat')).toBe(true);
  });

  it('says nothing of a variant that was never simulated', () => {
    expect(overlayData(model, report, variantId('other'), ['heat'], 'en').heat).toBeNull();
    expect(overlayData(model, null, null, ['heat'], 'en').heat).toBeNull();
  });
});

describe('roles, times and ids', () => {
  it('names who does a step, and leaves out steps that nobody does', () => {
    const { marks } = sheetWith('roles');

    expect(wordsOf(marks, 'assess')).toEqual(['Credit officer']);
    expect(wordsOf(marks, 'bureau')).toEqual([]);
  });

  it('counts people, and adds other teams that may do it', () => {
    const [role] = Object.values(model.roles);
    const node = model.nodes[nodeId('assess')]!;
    const work = { ...('work' in node ? node.work : {}), requirements: [{ role: role!.id, quantity: 2 }], alternatives: [[{ role: role!.id, quantity: 1 }]] };
    const changed = { ...model, nodes: { ...model.nodes, [node.id]: Object.assign({ ...node }, { work }) } };

    expect(overlayData(changed, null, null, ['roles'], 'en').roles?.get(node.id)).toBe(`2 × ${role!.name} / ${role!.name}`);
  });

  it('gives the mean of a time, and says where chance has a part in it', () => {
    const node = model.nodes[nodeId('assess')]!;
    const having = (duration: object) => ({ ...model, nodes: { ...model.nodes, [node.id]: Object.assign({ ...node }, { work: { ...('work' in node ? node.work : {}), duration } }) } });
    const said = (duration: object) => overlayData(having(duration), null, null, ['times'], 'en').times?.get(node.id);

    expect(said({ kind: 'fixed', unit: 'min', value: 20 })).toBe('20 min');
    expect(said({ kind: 'uniform', unit: 'min', min: 10, max: 30 })).toBe('≈ 20 min');
    expect(said({ kind: 'expression', unit: 'min', feel: 'amount / 10' })).toBeUndefined();
  });

  it('writes ids as they stand in the file, of steps, flows, lanes and pools', () => {
    const { marks } = sheetWith('ids');

    for (const id of ['assess', 'bureau_to_assess', 'lane_credit', 'pool']) expect(wordsOf(marks, id)).toEqual([id]);
  });

  it('puts no note on another, and holds all of them within the sheet', () => {
    const { marks, frame } = sheetWith('roles', 'times');
    const boxes = laid(marks).map(({ at, picture }) => {
      const [ground] = picture;
      if (ground?.kind !== 'rect') throw new Error('a note has a ground');
      return { x: at.x, y: at.y, width: ground.width, height: ground.height };
    });

    expect(boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => intersects(a, b)))).toEqual([]);
    for (const { x, y, width, height } of boxes) {
      expect(x >= frame.x && y >= frame.y && x + width <= frame.x + frame.width && y + height <= frame.y + frame.height).toBe(true);
    }
  });

  it('is nothing without overlays', () => {
    expect(drawSheet(model, { overlays: overlayData(model, report, null, [], 'en') })).toEqual(drawSheet(model));
  });

  it('escapes names that attack', () => {
    const role = Object.values(model.roles)[0]!;
    const hostile = { ...model, roles: { ...model.roles, [role.id]: { ...role, name: '<script>alert(1)</script>' } } };

    expect(toSvg(hostile, { theme: 'print', overlays: overlayData(hostile, null, null, ['roles'], 'en') })).not.toContain('<script');
  });
});
