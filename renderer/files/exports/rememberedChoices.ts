import { ExportFormat, ExportOptions } from '../../../shared/contract/exports.ts';
import type { Settings } from '../../../shared/contract/contract.ts';
import { studio } from '../../store/studioStore.ts';

export interface Choices {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
}

const FORMAT = 'export.format';
const OPTIONS = 'export.options';

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : {};
  } catch {
    return {};
  }
}

/** What was chosen the last time; the level is that of another model, perhaps, and begins at the top. */
export function rememberedChoices({ layout }: Settings): Choices {
  const options = ExportOptions.safeParse(parsed(layout[OPTIONS]));
  return {
    format: ExportFormat.safeParse(layout[FORMAT]).data ?? 'pdf',
    options: { ...(options.data ?? ExportOptions.parse({})), root: null },
  };
}

export function rememberChoices({ format, options }: Choices): void {
  const { setLayout } = studio.getState();
  setLayout(FORMAT, format);
  setLayout(OPTIONS, JSON.stringify({ ...options, root: null }));
}
