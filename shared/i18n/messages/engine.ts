import type { Messages } from '../Messages.ts';

export const engine = {
} as const satisfies Messages;
