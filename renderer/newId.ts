const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A fresh id such as `Task_k3v9x0a1`: readable in a BPMN file, and with 36⁸ possibilities never met twice in a model. */
export function newId(prefix: string): string {
  const random = crypto.getRandomValues(new Uint32Array(8));
  return `${prefix}_${Array.from(random, (n) => ALPHABET[n % ALPHABET.length]).join('')}`;
}
