import type { Messages } from '../Messages.ts';

export const simulation = {
} as const satisfies Messages;
