import { hash } from 'node:crypto';
import { partOf, partsOf } from '../../shared/delta/documentParts.ts';
import { canonicalJson, type Json } from '../../shared/files/canonicalJson.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';

const BYTES = 16;

/**
 * The digest of a document, kept up to date while the document changes part by part: the exclusive or of the SHA-256 (first
 * 16 bytes) of every part with its name. It covers all that a file says of the model, in whatever order. It tells states
 * apart and proves nothing: whoever writes a file may claim any lineage for it.
 */
export class StateDigest {
  readonly #parts = new Map<string, Uint8Array>();
  readonly #sum = new Uint8Array(BYTES);

  constructor(document: ModelDocument) {
    this.update(document, null);
  }

  /** `parts`: those that changed; `null`: it may be any. */
  update(document: ModelDocument, parts: readonly string[] | null): void {
    for (const part of parts ?? new Set([...this.#parts.keys(), ...partsOf(document)])) this.#set(part, partOf(document, part));
  }

  toString(): string {
    return Buffer.from(this.#sum).toString('hex');
  }

  #set(part: string, value: unknown): void {
    const before = this.#parts.get(part);
    // A parsed document holds nothing but JSON.
    const after = value === undefined ? undefined : hash('sha256', `${part}\n${canonicalJson(value as Json, 0)}`, 'buffer').subarray(0, BYTES);
    for (let i = 0; i < BYTES; i++) this.#sum[i] = this.#sum[i]! ^ (before?.[i] ?? 0) ^ (after?.[i] ?? 0);
    if (after === undefined) this.#parts.delete(part);
    else this.#parts.set(part, after);
  }
}

export const digestOf = (document: ModelDocument): string => new StateDigest(document).toString();
