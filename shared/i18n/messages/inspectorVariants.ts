import type { Messages } from '../Messages.ts';

export const inspectorVariants = {
} as const satisfies Messages;
