import { message, type Message } from '../i18n/Message.ts';
import { never } from '../never.ts';

/** Why two elements cannot be connected, by the rules of BPMN 2.0.2 §7.6. */
export type ConnectionRefusal =
  | 'same-element'
  | 'into-start-event'
  | 'into-boundary-event'
  | 'out-of-end-event'
  | 'crosses-sub-process'
  | 'event-sub-process'
  | 'gateway-message'
  | 'start-sends'
  | 'end-receives'
  | 'message-in-pool'
  | 'needs-artifact'
  | 'data-to-gateway'
  | 'locked'
  | 'already-connected'
  | 'lane-has-no-flows';

/** Why a command left the model as it was. */
export type EditError =
  | { readonly code: 'not-found'; readonly id: string }
  | { readonly code: 'id-taken'; readonly id: string }
  | { readonly code: 'connection-refused'; readonly reason: ConnectionRefusal; readonly source: string; readonly target: string }
  | { readonly code: 'invalid-value'; readonly property: string; readonly detail: string }
  | { readonly code: 'structural-property'; readonly property: string }
  | { readonly code: 'black-box-pool'; readonly name: string }
  | { readonly code: 'wrong-place'; readonly name: string }
  | { readonly code: 'kind-not-possible'; readonly name: string }
  | { readonly code: 'needs-activity' }
  | { readonly code: 'nothing-selected' }
  | { readonly code: 'nothing-changes' }
  | { readonly code: 'too-small' }
  | { readonly code: 'too-far-out' }
  | { readonly code: 'in-use'; readonly name: string; readonly uses: number }
  | { readonly code: 'variant-has-children'; readonly name: string; readonly children: number };

/** The sentence for it: what is not possible, and what to do instead. */
export function toMessage(error: EditError): Message {
  switch (error.code) {
    case 'not-found': return message('editing.error.notFound', { id: error.id });
    case 'id-taken': return message('editing.error.idTaken', { id: error.id });
    case 'connection-refused': return message(`editing.refused.${error.reason}`, { source: error.source, target: error.target });
    case 'invalid-value': return message('editing.error.invalidValue', { property: error.property, detail: error.detail });
    case 'structural-property': return message('editing.error.structuralProperty', { property: error.property });
    case 'black-box-pool': return message('editing.error.blackBoxPool', { name: error.name });
    case 'wrong-place': return message('editing.error.wrongPlace', { name: error.name });
    case 'kind-not-possible': return message('editing.error.kindNotPossible', { name: error.name });
    case 'needs-activity': return message('editing.error.needsActivity');
    case 'nothing-selected': return message('editing.error.nothingSelected');
    case 'nothing-changes': return message('editing.error.nothingChanges');
    case 'too-small': return message('editing.error.tooSmall');
    case 'too-far-out': return message('editing.error.tooFarOut');
    case 'in-use': return message('editing.error.inUse', { name: error.name, count: error.uses });
    case 'variant-has-children': return message('editing.error.variantHasChildren', { name: error.name, count: error.children });
    default: return never(error);
  }
}
