import { COMMAND_NAMES, commandFacts, type CommandName } from '../../shared/contract/commandTable.ts';
import type { LibraryEntry } from '../../shared/contract/contract.ts';
import type { Translator } from '../../shared/i18n/translator.ts';
import type { ElementId, ModelId } from '../../shared/model/ids.ts';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { fuzzyScore } from './fuzzy.ts';

export type PaletteEntry =
  | { readonly kind: 'command'; readonly key: string; readonly command: CommandName; readonly text: string; readonly note: string; readonly shortcut?: string | undefined }
  | { readonly kind: 'element'; readonly key: string; readonly id: ElementId; readonly text: string; readonly note: string; readonly shape: 'pool' | 'lane' | ProcessModel['nodes'][keyof ProcessModel['nodes']]['kind'] }
  | { readonly kind: 'model'; readonly key: string; readonly id: ModelId; readonly text: string; readonly note: string };

const MOST = 60;

interface Sources {
  readonly t: Translator;
  readonly model: ProcessModel | null;
  readonly library: readonly LibraryEntry[];
  readonly isAvailable: (name: CommandName) => boolean;
}

const oneLine = (text: string) => text.trim().replaceAll(/\s+/g, ' ');

/** Everything that the palette can lead to. */
export function paletteEntries({ t, model, library, isAvailable }: Sources): readonly PaletteEntry[] {
  const commands = COMMAND_NAMES.filter((name) => name !== 'view.palette' && isAvailable(name)).map((command): PaletteEntry => {
    const { label, menu, shortcut } = commandFacts(command);
    return { kind: 'command', key: command, command, text: t(label), note: menu ? t(`menu.${menu}`) : '', shortcut };
  });
  if (!model) return [...commands, ...library.map(modelEntry(t))];
  const elements: PaletteEntry[] = [
    ...rows(model.nodes).map((node): PaletteEntry => ({ kind: 'element', key: node.id, id: node.id, text: oneLine(node.name), note: t(`bpmn.${node.kind}`), shape: node.kind })),
    ...rows(model.lanes).map((lane): PaletteEntry => ({ kind: 'element', key: lane.id, id: lane.id, text: oneLine(lane.name), note: t('bpmn.lane'), shape: 'lane' })),
    ...rows(model.pools).map((pool): PaletteEntry => ({ kind: 'element', key: pool.id, id: pool.id, text: oneLine(pool.name), note: t('bpmn.pool'), shape: 'pool' })),
  ].filter((entry) => entry.text !== '');
  return [...commands, ...elements, ...library.map(modelEntry(t))];
}

const modelEntry = (t: Translator) => ({ id, name }: LibraryEntry): PaletteEntry => ({ kind: 'model', key: `model ${id}`, id, text: name, note: t('shell.palette.model') });

/** The best answers to what was typed, best first. Nothing typed: the commands, as in the menus. */
export function rankEntries(entries: readonly PaletteEntry[], typed: string): readonly PaletteEntry[] {
  if (typed.trim() === '') return entries.filter((entry) => entry.kind !== 'element').slice(0, MOST);
  return entries
    .flatMap((entry) => {
      const score = fuzzyScore(entry.text, typed) ?? noteScore(entry.note, typed);
      return score === null ? [] : [{ entry, score }];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** The kind of a thing answers too, when it is typed as it is written, behind everything that answers by name. */
const noteScore = (note: string, typed: string) => (note.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase()) ? -1 : null);
