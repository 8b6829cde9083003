import { useCallback, useDeferredValue, useMemo, type RefCallback } from 'react';
import type { SimulationReport } from '../../../shared/analysis/SimulationReport.ts';
import type { ExportOptions } from '../../../shared/contract/exports.ts';
import { overlayData } from '../../../shared/drawing/overlays/overlayData.ts';
import { toSvg } from '../../../shared/drawing/svg.ts';
import type { Locale } from '../../../shared/i18n/Locale.ts';
import type { VariantId } from '../../../shared/model/ids.ts';
import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import type { Size } from '../../../shared/paging/paperSize.ts';
import { pictureFont } from './pictureFont.ts';

export interface Preview {
  /** The very picture that the file will hold. */
  readonly svg: string;
  /** px of the drawing */
  readonly size: Size;
}

interface PreviewSource {
  readonly model: ProcessModel;
  readonly report: SimulationReport | null;
  readonly variant: VariantId | null;
  readonly locale: Locale;
}

/** Draws what was chosen when there is a moment for it; until then what was chosen before is shown. */
export function usePreview({ model, report, variant, locale }: PreviewSource, { theme, root, overlays }: ExportOptions, withBackground: boolean): Preview {
  const wanted = useDeferredValue(useMemo(() => ({ theme, root, overlays, withBackground }), [theme, root, overlays, withBackground]));
  return useMemo(() => {
    const svg = toSvg(model, { ...wanted, overlays: wanted.overlays.length === 0 ? null : overlayData(model, report, variant, wanted.overlays, locale) });
    const [, , width = 1, height = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
    return { svg, size: { width, height } };
  }, [model, report, variant, locale, wanted]);
}

/** Shows an SVG in an image, so that nothing of the model is markup of the page. */
export function useShownSvg(svg: string, attribute: 'src' | 'href'): RefCallback<Element> {
  return useCallback((image: Element | null) => {
    if (!image) return undefined;
    let url: string | null = null;
    let isGone = false;
    void pictureFont().then((font) => {
      if (isGone) return;
      url = URL.createObjectURL(new Blob([svg.replace('<title>', `${font}<title>`)], { type: 'image/svg+xml' }));
      image.setAttribute(attribute, url);
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [svg, attribute]);
}
