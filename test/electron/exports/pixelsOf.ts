import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0 black to 1 white, as it looks on white paper; row by row. */
  readonly grey: Float32Array;
}

/** A PNG of eight bits, with or without alpha, as resvg and poppler write them (PNG 3rd edition §9, §10). */
export function pixelsOf(png: Uint8Array): Pixels {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const packed: Uint8Array[] = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const kind = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (kind === 'IHDR') {
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      channels = { 0: 1, 2: 3, 6: 4 }[png[at + 17] ?? 0] ?? 0;
      if (png[at + 16] !== 8 || channels === 0) throw new Error('a PNG of another kind');
    }
    if (kind === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const value = raw[y * (stride + 1) + 1 + x] ?? 0;
      const left = x >= channels ? (rows[y * stride + x - channels] ?? 0) : 0;
      const up = y > 0 ? (rows[(y - 1) * stride + x] ?? 0) : 0;
      const corner = x >= channels && y > 0 ? (rows[(y - 1) * stride + x - channels] ?? 0) : 0;
      rows[y * stride + x] = value + predicted(filter ?? 0, left, up, corner);
    }
  }
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i += 1) {
    const at = i * channels;
    const [r = 0, g = 0, b = 0] = channels === 1 ? [rows[at], rows[at], rows[at]] : [rows[at], rows[at + 1], rows[at + 2]];
    const alpha = channels === 4 ? (rows[at + 3] ?? 255) / 255 : 1;
    grey[i] = ((r * 0.299 + g * 0.587 + b * 0.114) / 255) * alpha + (1 - alpha);
  }
  return { width, height, grey };
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return a <= b && a <= c ? left : b <= c ? up : corner;
    }
    default: return 0;
  }
}

/** Ink on a part of a picture: 0 blank, 1 black. */
export function inkIn({ width, grey }: Pixels, x: number, y: number, w: number, h: number): number {
  let ink = 0;
  for (let j = 0; j < h; j += 1) for (let i = 0; i < w; i += 1) ink += 1 - (grey[(y + j) * width + x + i] ?? 1);
  return ink / (w * h);
}

/** Mean over squares of `side` pixels: what is left when edges are drawn a little softer or harder. */
export function blurred({ width, height, grey }: Pixels, side: number): Pixels {
  const [w, h] = [Math.floor(width / side), Math.floor(height / side)];
  const mean = new Float32Array(w * h);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      let sum = 0;
      for (let j = 0; j < side; j += 1) for (let i = 0; i < side; i += 1) sum += grey[(y * side + j) * width + x * side + i] ?? 1;
      mean[y * w + x] = sum / (side * side);
    }
  }
  return { width: w, height: h, grey: mean };
}
