import { Lineage } from '../../delta/Lineage.ts';
import { checkVariants, forbiddenKey } from '../../files/lanewayFile.ts';
import { documentOfScenarios } from '../../interchange/bpsim/documentOfScenarios.ts';
import { ModelDocument } from '../../model/ModelDocument.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { ImportedFile } from './importFile.ts';

/** The element that carries the variants of a model (`<laneway:variants>`), or its lineage: a JSON object, beside the tables. */
export function documentElement(root: XmlElement, local: 'variants' | 'lineage'): XmlElement | undefined {
  for (const element of root.elements()) {
    const found = element.vocabulary === 'bpmn' ? element.child('extensionElements')?.child(local, 'laneway') : undefined;
    if (found) return found;
  }
  return undefined;
}

function parseObject(text: string): unknown {
  try {
    const content: unknown = JSON.parse(text);
    return forbiddenKey(content) ? undefined : content;
  } catch {
    return undefined;
  }
}

/** The states that a file descends from; none where it does not say, or nothing that can be read. */
export function lineageOfFile(root: XmlElement): Lineage {
  const element = documentElement(root, 'lineage');
  const parsed = element ? Lineage.safeParse(parseObject(element.text())) : null;
  return parsed?.success ? parsed.data : {};
}

/**
 * A file with its variants: those of the Laneway extension, else the scenarios of its BPSim data. What does not fit the
 * model is left out with a warning.
 */
export function documentOf(file: ImportedFile): ModelDocument {
  const element = documentElement(file.plain.index.root, 'variants');
  if (!element) return documentOfScenarios(file.model, file.scenarios);
  const parsed = ModelDocument.safeParse({ master: file.model, variants: parseObject(element.text()) });
  if (parsed.success && checkVariants(parsed.data) === null) return { master: file.model, variants: parsed.data.variants };
  file.plain.index.warn('bpmn.warning.extension', { reason: 'variants' }, element);
  return documentOfScenarios(file.model, file.scenarios);
}
