import { checkVariants, forbiddenKey } from '../../files/lanewayFile.ts';
import { documentOfScenarios } from '../../interchange/bpsim/documentOfScenarios.ts';
import { ModelDocument } from '../../model/ModelDocument.ts';
import type { XmlElement } from '../xml/XmlElement.ts';
import type { ImportedFile } from './importFile.ts';

/** The element that carries the variants of a model: `<laneway:variants>`, a JSON object, beside the tables. */
export function variantsElement(root: XmlElement): XmlElement | undefined {
  for (const element of root.elements()) {
    const variants = element.vocabulary === 'bpmn' ? element.child('extensionElements')?.child('variants', 'laneway') : undefined;
    if (variants) return variants;
  }
  return undefined;
}

function parseVariants(text: string): unknown {
  try {
    const variants: unknown = JSON.parse(text);
    return forbiddenKey(variants) ? undefined : variants;
  } catch {
    return undefined;
  }
}

/**
 * A file with its variants: those of the Laneway extension, else the scenarios of its BPSim data. What does not fit the
 * model is left out with a warning.
 */
export function documentOf(file: ImportedFile): ModelDocument {
  const element = variantsElement(file.plain.index.root);
  if (!element) return documentOfScenarios(file.model, file.scenarios);
  const parsed = ModelDocument.safeParse({ master: file.model, variants: parseVariants(element.text()) });
  if (parsed.success && checkVariants(parsed.data) === null) return { master: file.model, variants: parsed.data.variants };
  file.plain.index.warn('bpmn.warning.extension', { reason: 'variants' }, element);
  return documentOfScenarios(file.model, file.scenarios);
}
