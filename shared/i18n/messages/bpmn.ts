import type { Messages } from '../Messages.ts';

export const bpmn = {
} as const satisfies Messages;
