/** Pixels per CSS pixel of a saved picture: sharp on a slide. */
const SHARPNESS = 2;

/** The chart in an element as a file that stands alone: its size and its background are written into it. */
export function chartSvg(within: Element): string | null {
  const drawn = within.querySelector<SVGSVGElement>('.chart svg');
  if (!drawn) return null;
  const { width, height } = drawn.getBoundingClientRect();
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return null;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(Math.round(width)));
  copy.setAttribute('height', String(Math.round(height)));
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', getComputedStyle(drawn).getPropertyValue('--surface').trim());
  copy.prepend(background);
  return new XMLSerializer().serializeToString(copy);
}

/** The same as pixels; `null` when the browser cannot paint it. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * SHARPNESS;
    canvas.height = image.height * SHARPNESS;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png'); });
    return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
  } finally {
    URL.revokeObjectURL(url);
  }
}
