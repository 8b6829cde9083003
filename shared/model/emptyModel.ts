import type { ModelDocument } from './ModelDocument.ts';
import type { ProcessModel } from './ProcessModel.ts';
import { DEFAULT_RUN_SETTINGS, type RunSettings } from './RunSettings.ts';

/** A model with nothing in it. */
export const emptyModel = (name: string, settings: RunSettings = DEFAULT_RUN_SETTINGS): ProcessModel => ({
  meta: { name, documentation: '', language: '', settings },
  pools: {}, lanes: {}, nodes: {}, flows: {}, geometry: {}, roles: {}, people: {}, calendars: {}, attributes: {},
  systems: {}, risks: {}, controls: {}, promises: {}, kpis: {}, standards: {}, items: {}, notes: {}, scenes: {},
});

export const emptyDocument = (name: string, settings?: RunSettings): ModelDocument => ({ master: emptyModel(name, settings), variants: {} });
