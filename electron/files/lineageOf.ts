import { joinLineages, withoutState, withState, type Lineage } from '../../shared/delta/Lineage.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { digestOf } from '../storage/StateDigest.ts';

/** What the file of a document says that was made out of these. */
export const lineageOf = (document: ModelDocument, madeFrom: readonly { readonly document: ModelDocument; readonly lineage: Lineage }[]): Lineage =>
  withoutState(joinLineages(...madeFrom.map((each) => withState(each.lineage, digestOf(each.document)))), digestOf(document));
