import type { Messages } from '../Messages.ts';

export const exporting = {
  'exports.png.tooLarge': [
    'The picture would be {{width}} × {{height}} pixels, more than {{limit}} million. Choose a scale of at most {{fitting}}, or a PDF.',
    '图片将为 {{width}} × {{height}} 像素，超过上限（{{limit}} 百万像素）。请将缩放设为不超过 {{fitting}}，或改用 PDF。',
  ],
} satisfies Messages;
