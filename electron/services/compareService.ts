import type { Relative } from '../../shared/contract/comparing.ts';
import { changeEffect } from '../../shared/delta/changeEffect.ts';
import { commonState, differingParts } from '../../shared/delta/commonState.ts';
import { isEqual } from '../../shared/delta/isEqual.ts';
import { COMMON_STEPS, kinship, stepCounts } from '../../shared/delta/kinship.ts';
import { differingFiles } from '../../shared/delta/mergeAttachments.ts';
import type { Attachments } from '../../shared/files/lanewayFile.ts';
import { readConflicts, withConflicts } from '../../shared/files/mergeConflictsFile.ts';
import type { ModelId } from '../../shared/model/ids.ts';
import type { ModelDocument } from '../../shared/model/ModelDocument.ts';
import { messageOnTheWire } from './messageOnTheWire.ts';
import { readFile } from './readFile.ts';
import { recordMerge } from './recordMerge.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';
import { StoppableCalls } from './StoppableCalls.ts';

type CompareCalls = Extract<keyof ServiceHandlers, `compare.${string}` | `merge.${string}`>;

/** A person chooses among these; more copies of one model would be no choice. */
const MOST_RELATIVES = 8;

/** Copies of models and what lies between them: nothing here changes a model but settling the conflicts that came with it. */
export function compareService({ storage, simulate }: ServiceContext): { readonly handlers: Pick<ServiceHandlers, CompareCalls>; close(): void } {
  const { models, attachments, relatives, ancestors, openConflicts } = storage;
  const going = new StoppableCalls();

  const relativesOf = (document: ModelDocument, files: Attachments, itself: ModelId | null): Relative[] =>
    relatives.candidates(document).flatMap(({ id, name, modifiedAt }) => {
      if (id === itself) return [];
      const other = models.read(id).document;
      const share = kinship(document, other);
      return share < COMMON_STEPS ? [] : [{ id, name, modifiedAt, share, steps: stepCounts(other, document), isSame: isEqual(document, other) }];
    }).toSorted((a, b) => Number(b.isSame) - Number(a.isSame) || b.share - a.share).slice(0, MOST_RELATIVES)
      .map((relative) => ({ ...relative, differentFiles: differingFiles(attachments.of(relative.id), withConflicts(files, [])) }));

  return {
    handlers: {
      'compare.model': ({ id }) => ({ document: models.read(id).document }),
      'compare.file': async ({ name, bytes }) => {
        const { document, warnings, attachments: files, lineage } = await readFile(name, bytes);
        return { document, lineage, warnings: [...warnings], relatives: relativesOf(document, files, null), openConflicts: readConflicts(files).length };
      },
      'compare.relatives': ({ id }) => relativesOf(models.read(id).document, attachments.of(id), id),
      'compare.lineage': ({ id }) => ancestors.of(id),
      'compare.base': ({ id, document, lineage }) => {
        const known = ancestors.commonWith(id, document, lineage ?? {});
        if (known) return { document: known.document, undecided: [...known.undecided], found: known.kind, at: known.at, steps: known.stepsBack, differing: differingParts(known.document, document).size };
        const { document: base, stepsBack, differing } = commonState(models.read(id).document, document, models.course(id));
        return { document: base, undecided: [], found: 'likeness', at: models.dateOf(id, models.stepsInEffect(id).at(-1 - stepsBack) ?? 0), steps: stepsBack, differing };
      },
      'compare.effect': async ({ id, before, after }) => {
        const outcome = await going.carryOut(id, (signal) => simulate.carryOut((execute) => changeEffect(before, after, {}, execute), signal));
        switch (outcome.kind) {
          case 'done': return { kind: 'answered', effect: outcome.value };
          case 'cancelled': return outcome;
          case 'refused': return { kind: 'refused', failures: outcome.failures.map(messageOnTheWire) };
        }
      },
      'compare.cancelEffect': ({ id }) => going.stop(id),
      'merge.conflicts': ({ id }) => [...openConflicts.of(id)],
      'merge.record': ({ id, merge }) => storage.db.transaction(() => recordMerge(storage, id, merge, null)).immediate(),
    },
    close: () => going.stopAll(),
  };
}
