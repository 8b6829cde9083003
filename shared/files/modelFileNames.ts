/** Files whose names say that they are models, of Laneway or of tools whose files people expect to open. */
const CERTAIN = new Set(['laneway', 'bpmn', 'bpmn20', 'mmd', 'mermaid', 'vsdx', 'vsd', 'drawio', 'bpm']);
/** Files that may be models, and may be anything else. */
const POSSIBLE = new Set(['xml', 'csv', 'tsv', 'xlsx', 'md']);

/** Whether a file of a folder is looked at: as a model, as something that may be one (`possible`), or not at all. */
export function modelFileName(name: string): 'certain' | 'possible' | null {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (name.startsWith('.')) return null;
  return CERTAIN.has(extension) ? 'certain' : POSSIBLE.has(extension) ? 'possible' : null;
}

const NO_MODEL = new Set(['bpmn.error.not-bpmn', 'interchange.outline.noHeader', 'interchange.mermaid.noHeader', 'interchange.mermaid.otherChart', 'interchange.refused.picture', 'interchange.refused.web', 'storage.import.unknownFormat']);

/** Whether the reason why a possible model was refused is that it is none: nobody asked for it, so nothing is to be said. */
export const isNoModel = (reason: { readonly key: string }): boolean => NO_MODEL.has(reason.key);
