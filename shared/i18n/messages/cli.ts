import type { Messages } from '../Messages.ts';

export const cli = {
} as const satisfies Messages;
