import type { Messages } from '../Messages.ts';

export const canvas = {
} as const satisfies Messages;
