import type { Messages } from '../Messages.ts';

export const editing = {
} as const satisfies Messages;
