import type { Messages } from '../Messages.ts';

export const inspector = {
} as const satisfies Messages;
