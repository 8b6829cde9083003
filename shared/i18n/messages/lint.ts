import type { Messages } from '../Messages.ts';

export const lint = {
} as const satisfies Messages;
