import type { Messages } from '../Messages.ts';

export const menu = {
  'menu.file.new': ['New model', '新建模型'],
} as const satisfies Messages;
