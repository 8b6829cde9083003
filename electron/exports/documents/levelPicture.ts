import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { drawSheet } from '../../../shared/drawing/drawSheet.ts';
import { overlayData } from '../../../shared/drawing/overlays/overlayData.ts';
import type { DrawingTheme } from '../../../shared/drawing/palette.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import type { NodeId } from '../../../shared/model/ids.ts';
import type { ExportSource } from '../../../shared/files/ExportSource.ts';

export interface LevelPicture {
  readonly svg: (theme: DrawingTheme) => string;
  /** px of the drawing, border included. */
  readonly width: number;
  readonly height: number;
}

/** A level of the diagram, with the overlays that were asked for. */
export function levelPicture({ model, report, variant, locale }: ExportSource, { overlays }: ExportOptions, root: NodeId | null): LevelPicture {
  const options = { root, margin: 8, overlays: overlays.length === 0 ? null : overlayData(model, report, variant, overlays, locale) };
  const { width, height } = drawSheet(model, options).frame;
  return { svg: (theme) => toSvg(model, { ...options, theme }), width, height };
}
