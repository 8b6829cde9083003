import { importErrorMessage } from '../bpmn/ImportError.ts';
import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { readBpmn } from '../bpmn/readBpmn.ts';
import { detectFormat } from '../files/detectFormat.ts';
import { readLaneway } from '../files/lanewayFile.ts';
import { message, type Message } from '../i18n/Message.ts';
import type { ProcessModel } from '../model/ProcessModel.ts';
import { err, ok, type Result } from '../result.ts';
import { decodeText } from './decodeText.ts';
import { applyProsimos } from './prosimos/applyProsimos.ts';
import { transferParameters } from './transferParameters.ts';

export const PARAMETERS_BYTES_LIMIT = 50 * 1_048_576;

export interface AppliedParameters {
  readonly model: ProcessModel;
  /** What the file says and Laneway cannot honour, with its place. */
  readonly warnings: readonly ImportWarning[];
  /** Elements that the file speaks of, and how many of them the model has. */
  readonly named: number;
  readonly matched: number;
}

/**
 * Lays the simulation parameters of a file over a model: Prosimos JSON, or those that a BPMN file (BPSim, QBP, Laneway)
 * or a Laneway file holds. Refused when the file holds none, or none for any element of this model.
 */
export function applyParameters(model: ProcessModel, name: string, bytes: Uint8Array): Result<AppliedParameters, Message> {
  if (bytes.length > PARAMETERS_BYTES_LIMIT) return err(message('bpmn.error.too-large', { size: Math.ceil(bytes.length / 1_048_576), limit: PARAMETERS_BYTES_LIMIT / 1_048_576 }));
  const applied = read(model, name, bytes);
  if (!applied.ok) return applied;
  const { named, matched } = applied.value;
  return named > 0 && matched === 0 ? err(message('interchange.params.otherModel', { name: name.slice(0, 200), named })) : applied;
}

function read(model: ProcessModel, name: string, bytes: Uint8Array): Result<AppliedParameters, Message> {
  const format = detectFormat(name, bytes);
  if (format === 'bpmn') {
    const file = readBpmn(bytes, { name: '' });
    if (!file.ok) return err(importErrorMessage(file.error));
    const { warnings, ...transferred } = transferParameters(file.value.document.master, model);
    if (transferred.named === 0) return err(message('interchange.params.none', { name: name.slice(0, 200) }));
    // Of the file's own model only the parameters are taken.
    return ok({ ...transferred, warnings: [...file.value.warnings.filter(({ message: { key } }) => key.startsWith('interchange.') || key === 'bpmn.warning.simulation'), ...warnings] });
  }
  if (format !== 'parameters' && /\.laneway$/i.test(name)) {
    const file = readLaneway(bytes);
    return file.ok ? ok(transferParameters(file.value.document.master, model)) : err(importErrorMessage(file.error));
  }
  const text = decodeText(bytes);
  return text ? applyProsimos(model, text.text.replace(/^\uFEFF/, '')) : err(message('interchange.text.unreadable'));
}
