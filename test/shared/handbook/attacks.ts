import type { ProcessModel } from '../../../shared/model/ProcessModel.ts';
import { sampleDocument } from './sampleSource.ts';

/** Names that files in the wild have had, or that somebody may try. */
export const ATTACKS: readonly string[] = [
  '<script>alert(1)</script>', '</title><img src=x onerror=alert(1)>', ']]></svg><script>', '=HYPERLINK("http://evil.example","click")', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(1+1)', '\t=1+1', '＝1+1',
  'a\u0000b\u0008c\u001Fd', 'left\u202Egnp.exe', 'lone \uD800 surrogate', '| a | b |\n| --- |', '[click](javascript:alert(1)) ![x](http://evil.example/x.png)', '`code` **bold** #1 @team http://evil.example www.evil.example',
  '"];\n  evil --> n1[("', '&amp; &#60;b&#62;', '_x0041_x000D_', '{{name}} $t(book.page)', '办理“加急”业务＜b＞',
];

/** A sample in which everything that has a name is called by an attack. */
export function attackedModel(): ProcessModel {
  const { master } = sampleDocument('broadband-repair', 'en');
  let next = 0;
  const attack = () => ATTACKS[(next += 1) % ATTACKS.length]!;
  const renamed = <E extends { readonly name: string }>(table: Readonly<Record<string, E>>) => Object.fromEntries(Object.entries(table).map(([id, element]) => [id, { ...element, name: attack() }]));
  const nodes = renamed(master.nodes);
  return {
    ...master,
    meta: { ...master.meta, name: ATTACKS[0]!, documentation: ATTACKS.join('\n') },
    pools: renamed(master.pools), lanes: renamed(master.lanes), flows: renamed(master.flows), roles: renamed(master.roles), calendars: renamed(master.calendars), promises: renamed(master.promises),
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { ...node, documentation: ATTACKS.join('\n'), ...('service' in node ? { service: { ...node.service, system: attack(), channel: attack(), standardOperatingProcedure: attack() } } : {}) }])),
  } as ProcessModel;
}
