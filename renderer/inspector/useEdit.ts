import { useMemo } from 'react';
import type { Command } from '../../shared/commands/editDocument.ts';
import { inOneStep } from '../../shared/commands/inOneStep.ts';
import { setMeta } from '../../shared/commands/setMeta.ts';
import { setProperty } from '../../shared/commands/setProperty.ts';
import type { Message } from '../../shared/i18n/Message.ts';
import type { ModelMeta, TableName } from '../../shared/model/ProcessModel.ts';
import type { z } from 'zod';
import { studio } from '../store/studioStore.ts';

export type PropertyPath = readonly (string | number)[];
/** Sets one property of one element; `undefined` takes an optional one away. Returns whether it was accepted. */
export type SetProperty = (path: PropertyPath, value: unknown) => boolean;

export const propertyCommand = (table: TableName, id: string, path: PropertyPath, value: unknown): Command =>
  (model) => setProperty(model, { table, id, path, value });

export const metaCommand = (change: Partial<z.infer<typeof ModelMeta>>): Command => (model) => setMeta(model, change);

export interface Editor {
  readonly execute: (command: Command) => boolean;
  /** Several commands as one undo step; `null` keeps the label of the only one. */
  readonly run: (label: Message | null, commands: readonly Command[]) => boolean;
}

const editor: Editor = {
  execute: (command) => studio.getState().execute(command),
  run: (label, commands) => {
    const [only] = commands;
    if (!only) return true;
    return studio.getState().execute(commands.length === 1 && !label ? only : (model) => inOneStep(model, label ?? { key: 'commands.setProperty' }, commands));
  },
};

/** Edits of the model that is shown. */
export const useEdit = (): Editor => editor;

/** Edits of one element. */
export const useSetProperty = (table: TableName, id: string): SetProperty =>
  useMemo(() => (path, value) => studio.getState().execute(propertyCommand(table, id, path, value)), [table, id]);
