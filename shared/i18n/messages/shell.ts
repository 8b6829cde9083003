import type { Messages } from '../Messages.ts';

export const shell = {
} as const satisfies Messages;
