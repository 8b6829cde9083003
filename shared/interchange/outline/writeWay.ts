import type { Way } from '../ProcessDraft.ts';
import { readWay } from './readNext.ts';

/**
 * A name that would be read as a share, a condition, the default or several of them stands in quotes, its own quotes
 * doubled. An apostrophe in front would be taken for the formula guard (`csvCell.ts`).
 */
function writtenName(name: string): string {
  const read = readWay([name]);
  const isPlain = name === '' || (read.name === name && Object.keys(read).length === 1 && !/^["']|[|｜]/.test(name));
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}

/** What `readWay` reads again as the same name, condition and default: `yes`, `=amount > 10`, `*"50%" | =amount > 10`. */
export function writeWay({ name = '', condition = '', isDefault = false }: Way): string {
  const said = [...(name === '' ? [] : [writtenName(name)]), ...(condition === '' ? [] : [`=${condition}`])];
  return (isDefault ? '*' : '') + said.join(' | ');
}
