import type { Messages } from '../Messages.ts';

export const commands = {
} as const satisfies Messages;
