import { formatPercent } from '../../i18n/format.ts';
import type { ServiceFacts } from '../../model/Node.ts';
import { inBoth, text } from '../inBoth.ts';
import { fact, facts, yes, type Facts } from './Facts.ts';

/** What a service-minded reader asks of a step (SERVICE.md §0). */
export function serviceFacts(service: ServiceFacts): readonly Facts[] {
  const { valueClass, automation, discretion, marks, emotion, firstTimeRight } = service;
  return facts('inspector.service', [
    ...(valueClass ? fact('inspector.valueClass', text(`inspector.valueClass.${valueClass}`)) : []),
    ...yes('inspector.customerFacing', service.isCustomerFacing),
    ...(automation ? fact('inspector.automation', text(`inspector.automation.${automation}`)) : []),
    ...(discretion ? fact('inspector.discretion', text(`inspector.discretion.${discretion}`)) : []),
    ...yes('inspector.isControl', service.isControl),
    ...yes('inspector.isNeverSkip', service.isNeverSkip),
    ...fact('inspector.channel', service.channel),
    ...fact('inspector.system', service.system),
    ...(firstTimeRight === undefined ? [] : fact('inspector.firstTimeRight', inBoth((t) => formatPercent(t.locale, firstTimeRight)))),
    ...(isFeeling(emotion) ? fact('inspector.emotion', text(`inspector.emotion.${emotion}`)) : []),
    ...(marks ? fact('inspector.marks', text(`inspector.marks.${marks}`)) : []),
    ...fact('inspector.procedure', service.standardOperatingProcedure),
  ]);
}

const isFeeling = (emotion: number | undefined): emotion is -2 | -1 | 0 | 1 | 2 => emotion !== undefined && Number.isInteger(emotion) && Math.abs(emotion) <= 2;
