import type { Mark, Picture } from './Picture.ts';
import { placePath } from './placePath.ts';

/** The same marks at another place. Paths of it are written in absolute commands, as all of ours are. */
export const movePicture = (picture: Picture, dx: number, dy: number): Picture =>
  picture.map((mark): Mark => {
    switch (mark.kind) {
      case 'path': return { ...mark, d: placePath(mark.d, dx, dy) };
      case 'circle': return { ...mark, cx: mark.cx + dx, cy: mark.cy + dy };
      case 'rect': case 'text': return { ...mark, x: mark.x + dx, y: mark.y + dy };
    }
  });
