import { readFileSync } from 'node:fs';
import { validateXML, memoryPages } from 'xmllint-wasm';

/** The schema of BPMN 2.0 (OMG formal/2011-01-03), as bpmn-moddle carries it. */
const folder = new URL('../../../node_modules/bpmn-moddle/resources/bpmn/xsd/', import.meta.url);
const part = (fileName: string) => ({ fileName, contents: readFileSync(new URL(fileName, folder), 'utf8') });
const schema = [part('BPMN20.xsd')];
const preload = ['Semantic.xsd', 'BPMNDI.xsd', 'DI.xsd', 'DC.xsd'].map(part);

export interface NamedXml {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What libxml2 says against files: by name, the complaints without their line. Files without any are not in it. */
export async function schemaErrors(files: readonly NamedXml[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const xml = files.map(({ bytes }, i) => ({ fileName: `file${i}.bpmn`, contents: bytes }));
  const { errors } = await validateXML({ xml, schema, preload, maxMemoryPages: memoryPages.GiB });
  const byName = new Map<string, string[]>();
  for (const { loc, message } of errors) {
    const name = loc && files[Number(/\d+/.exec(loc.fileName)?.[0])]?.name;
    if (!name) continue;
    const said = byName.get(name);
    if (said) said.push(message);
    else byName.set(name, [message]);
  }
  return byName;
}
