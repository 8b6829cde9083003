import type { Messages } from '../Messages.ts';

export const results = {
} as const satisfies Messages;
