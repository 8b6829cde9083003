/** Pixels per CSS pixel of a saved picture: sharp on a slide. */
const SHARPNESS = 2;

const SVG = 'http://www.w3.org/2000/svg';
const CAPTION = 22;

/** The charts in an element, one below the other, as a file that stands alone: size, background and captions are written into it. */
export function chartSvg(within: Element): string | null {
  const drawn = [...within.querySelectorAll<SVGSVGElement>('.chart svg')];
  const [first] = drawn;
  if (!first) return null;
  const style = getComputedStyle(first);
  const picture = document.createElementNS(SVG, 'svg');
  const background = picture.appendChild(document.createElementNS(SVG, 'rect'));
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', style.getPropertyValue('--surface').trim());
  let width = 0;
  let height = 0;
  for (const chart of drawn) {
    const size = chart.getBoundingClientRect();
    const caption = chart.closest('figure.multiple')?.querySelector('figcaption')?.textContent ?? '';
    if (caption) {
      const text = picture.appendChild(document.createElementNS(SVG, 'text'));
      text.textContent = caption;
      for (const [name, value] of Object.entries({ x: 4, y: height + CAPTION - 6, 'font-size': 13, 'font-family': style.fontFamily, fill: style.getPropertyValue('--text').trim() })) text.setAttribute(name, String(value));
      height += CAPTION;
    }
    const copy = picture.appendChild(chart.cloneNode(true));
    if (copy instanceof SVGSVGElement) for (const [name, value] of Object.entries({ x: 0, y: height, width: size.width, height: size.height })) copy.setAttribute(name, String(Math.round(value)));
    width = Math.max(width, size.width);
    height += size.height;
  }
  picture.setAttribute('width', String(Math.round(width)));
  picture.setAttribute('height', String(Math.round(height)));
  return new XMLSerializer().serializeToString(picture);
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
