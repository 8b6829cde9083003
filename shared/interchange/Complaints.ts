import type { ImportWarning } from '../bpmn/ImportWarning.ts';
import { message } from '../i18n/Message.ts';

/** Where in a file something stands: a path such as `batch_processing[0].firing_rules`, or the id of an element and its line. */
export interface Place {
  readonly where: string;
  readonly element?: string;
  readonly line?: number;
}

const LONGEST = 200;

/** Gathers what a parameter file says and Laneway cannot honour, so that nothing is left out silently. */
export class Complaints {
  readonly warnings: ImportWarning[] = [];

  /** Laneway has no such thing. */
  ignored(place: Place, what: string): void {
    this.#add('ignored', place, what);
  }

  /** A reference to something that is not in the model or file. */
  unknown(place: Place, what: string): void {
    this.#add('unknown', place, what);
  }

  /** A number, date or text that means nothing, or nothing possible. */
  invalid(place: Place, what: string): void {
    this.#add('invalid', place, what);
  }

  /** It is simulated, but not quite as the file says. */
  approximated(place: Place, what: string): void {
    this.#add('approximated', place, what);
  }

  /** The format that is written has no word for it. */
  notWritten(place: Place, what: string): void {
    this.#add('notWritten', place, what);
  }

  #add(kind: 'ignored' | 'unknown' | 'invalid' | 'approximated' | 'notWritten', { where, ...place }: Place, what: string): void {
    this.warnings.push({ ...place, message: message(`interchange.warning.${kind}`, { where: where.slice(0, LONGEST), what: what.slice(0, LONGEST) }) });
  }
}
