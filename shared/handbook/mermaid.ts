import type { NodeId } from '../model/ids.ts';
import { laneOf } from '../model/laneOf.ts';
import type { ProcessNode } from '../model/Node.ts';
import { find, rows } from '../model/ProcessModel.ts';
import { oneLine, type Reading } from './Reading.ts';

/** Mermaid refuses larger texts and more edges than this by default (`maxTextSize`, `maxEdges`). */
export const MERMAID_LIMITS = { characters: 50_000, edges: 500 } as const;

/** Entity codes are the only escapes that Mermaid knows, and a line break is the end of a statement. */
export const mermaidText = (text: string): string =>
  oneLine(text.replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')).replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;').replaceAll('`', '#96;').replaceAll('\\', '#92;');

const quoted = (text: string) => `"${mermaidText(text) || ' '}"`;

function shape(node: ProcessNode, name: string): string {
  switch (node.kind) {
    case 'exclusiveGateway': return `{${quoted(name || ' ')}}`;
    case 'parallelGateway': return `{{${quoted(name || '+')}}}`;
    case 'inclusiveGateway': return `{{${quoted(name || 'O')}}}`;
    case 'eventBasedGateway':
    case 'complexGateway': return `{{${quoted(name || '*')}}}`;
    case 'startEvent':
    case 'endEvent':
    case 'intermediateCatchEvent':
    case 'intermediateThrowEvent':
    case 'boundaryEvent': return `([${quoted(name)}])`;
    case 'subProcess':
    case 'transaction':
    case 'adHocSubProcess':
    case 'callActivity': return `[[${quoted(name)}]]`;
    default: return `[${quoted(name)}]`;
  }
}

/**
 * The top of the process as a Mermaid flowchart, a lane for each subgraph; `null` where it is more than Mermaid draws.
 * What stands inside sub-processes is left to the procedures.
 */
export function mermaidOf(reading: Reading): string | null {
  const { model, ordered, nameOf, percent, t } = reading;
  const shown = ordered.filter((node) => node.parent === null);
  const keys = new Map<NodeId, string>(shown.map(({ id }, i) => [id, `n${i + 1}`]));
  const edges: string[] = [];
  for (const flow of rows(model.flows)) {
    if (flow.kind !== 'sequenceFlow' && flow.kind !== 'messageFlow') continue;
    const source = find(model.nodes, flow.source);
    const target = find(model.nodes, flow.target);
    const [from, to] = [source && keys.get(source.id), target && keys.get(target.id)];
    if (!from || !to) continue;
    const name = oneLine(flow.name) || (flow.kind === 'sequenceFlow' ? oneLine(flow.condition ?? '') || (flow.isDefault ? t('book.way.otherwise') : '') : '');
    const share = flow.kind === 'sequenceFlow' && flow.probability !== null ? percent(flow.probability) : '';
    const label = name && share ? `${name} (${share})` : name || share;
    edges.push(flow.kind === 'messageFlow' ? `  ${from} -.${label ? ` ${quoted(label)} .` : ''}-> ${to}` : `  ${from} --${label ? ` ${quoted(label)} --` : ''}> ${to}`);
  }
  for (const node of shown) {
    const host = node.kind === 'boundaryEvent' ? find(model.nodes, node.attachedTo) : undefined;
    const [from, to] = [host && keys.get(host.id), keys.get(node.id)];
    if (from && to) edges.push(`  ${from} -.- ${to}`);
  }
  if (shown.length === 0 || edges.length > MERMAID_LIMITS.edges) return null;

  const lines = ['flowchart LR'];
  const put = (nodes: readonly ProcessNode[], indent: string) => {
    for (const node of nodes) {
      const isGateway = node.kind.endsWith('Gateway');
      lines.push(`${indent}${keys.get(node.id) ?? ''}${shape(node, isGateway ? oneLine(node.name) : nameOf(node))}`);
    }
  };
  const byLane = new Map<string, ProcessNode[]>();
  for (const node of shown) {
    const key = `${node.pool ?? ''} ${laneOf(model, node) ?? ''}`;
    const list = byLane.get(key);
    if (list) list.push(node);
    else byLane.set(key, [node]);
  }
  let lane = 0;
  const pools = [...rows(model.pools).toSorted((a, b) => a.order - b.order), null];
  const drawn = pools.filter((pool) => pool !== null && pool.kind !== 'implicit' && shown.some((node) => node.pool === pool.id));
  for (const pool of pools) {
    const isFramed = drawn.length > 1 && pool !== null && drawn.includes(pool);
    const inner = isFramed ? '    ' : '  ';
    if (isFramed) lines.push(`  subgraph pool_${drawn.indexOf(pool) + 1}[${quoted(pool.name)}]`);
    for (const [key, nodes] of byLane) {
      if ((nodes[0]?.pool ?? null) !== (pool?.id ?? null)) continue;
      const name = oneLine(find(model.lanes, key.split(' ')[1])?.name ?? '');
      if (name === '') {
        put(nodes, inner);
        continue;
      }
      lines.push(`${inner}subgraph lane_${(lane += 1)}[${quoted(name)}]`);
      put(nodes, `${inner}  `);
      lines.push(`${inner}end`);
    }
    if (isFramed) lines.push('  end');
  }
  const text = [...lines, ...edges].join('\n');
  return text.length > MERMAID_LIMITS.characters ? null : text;
}
