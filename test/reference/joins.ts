import type { Drawing, Way } from './Drawing.ts';
import type { ProcessNode } from '../../shared/model/Node.ts';
import type { Token } from './Token.ts';

/** The token that has waited longest at a join on one way, of the same level (of equals the newest). */
export function waitingOn(way: Way, like: Token): Token | undefined {
  const waiting = like.case.tokens.filter((t) => t.state === 'joining' && t.node === way.target && t.way === way && t.level === like.level);
  return waiting.reduce<Token | undefined>((best, t) => (best === undefined || t.enabledAt < best.enabledAt ? t : best), undefined);
}

/**
 * May an inclusive join go on (BPMN 2.0.2 §13.4.3)? Not while some token elsewhere has a path to an empty way of it,
 * and no path to a filled one; neither path through the join itself.
 */
export function isInclusiveJoinReady(drawing: Drawing, waiting: Token): boolean {
  const join = waiting.node;
  return waiting.case.tokens.every((token) => {
    if (token.level !== waiting.level || (token.node === join && token.state === 'joining')) return true;
    const reached = waysReached(drawing, token, join);
    const [filled, empty] = [reached.filter((way) => waitingOn(way, waiting)), reached.filter((way) => !waitingOn(way, waiting))];
    return empty.length === 0 || filled.length > 0;
  });
}

/** The ways into a join by which a token may still come, without passing it. */
function waysReached(drawing: Drawing, token: Token, join: ProcessNode): readonly Way[] {
  const reached = new Set<Way>();
  const todo: Way[] = [];
  const take = (way: Way) => {
    if (reached.has(way)) return;
    reached.add(way);
    if (way.target !== join) todo.push(...drawing.next(way.target));
    // Rejected work goes back to the step that handed it over.
    if ((way.flow?.handOff?.rejectProbability ?? 0) > 0) todo.push(...drawing.next(way.source));
  };
  if (token.state === 'travelling' && token.way !== null) take(token.way);
  else todo.push(...drawing.next(token.node));
  for (let way = todo.pop(); way !== undefined; way = todo.pop()) take(way);
  return [...reached].filter(({ target }) => target === join);
}
