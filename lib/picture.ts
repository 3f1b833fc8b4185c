import type sharp from 'sharp';
import type { Sharp } from 'sharp';
import { refuse } from './errors.ts';
import { pictureKind } from './picture-kind.ts';
import { checkVector, vectorDensity } from './picture-vector.ts';

/** What an uploaded picture may be at most: bytes, pixels declared, and seconds of work. */
export const PICTURE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  pixels: 4096 * 4096,
  side: 8192,
  seconds: 5,
} as const;

/**
 * Opens a picture that a stranger made, with bounds on all that it may cost. What is made of it are new pixels: no
 * script, comment, position, second picture or other file that hid in it goes on. Refuses with what to do instead.
 */
export async function openPicture(bytes: Uint8Array): Promise<Picture> {
  if (bytes.byteLength > PICTURE_LIMITS.bytes)
    refuse('too_large', 'The picture is larger than 5 MB. Save it smaller and try again.');
  const kind = pictureKind(bytes) ?? unreadable();
  if (kind === 'svg') checkVector(bytes);
  const sharp = await decoder();
  const options = { failOn: 'error', limitInputPixels: PICTURE_LIMITS.pixels, pages: 1 } as const;
  const { width, height, format } = await sharp(bytes, options)
    .metadata()
    .catch((error: Error): never => (/pixel limit/.test(error.message) ? tooMany() : unreadable()));
  if (width > PICTURE_LIMITS.side || height > PICTURE_LIMITS.side || width * height > PICTURE_LIMITS.pixels)
    tooMany();
  if (format !== kind) unreadable();
  const density = kind === 'svg' ? { density: vectorDensity(width, height) } : {};
  return sharp(bytes, { ...options, ...density })
    .timeout({ seconds: PICTURE_LIMITS.seconds })
    .autoOrient();
}

/** Opens what was made here. */
export async function openOwn(bytes: Buffer): Promise<Picture> {
  const sharp = await decoder();
  return sharp(bytes);
}

/** Runs what turns pixels into pixels; a picture that breaks on the way is refused, not a fault of ours. */
export async function drawn<T>(work: Promise<T>): Promise<T> {
  return work.catch((): never => unreadable());
}

type Decoder = typeof sharp;
export type Picture = Sharp;
let loaded: Promise<Decoder> | undefined;

/** Only the decoders of the formats that we take are open, whatever a file says of itself. */
function decoder(): Promise<Decoder> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({
      operation: ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Svg'].map((name) => `VipsForeignLoad${name}`),
    });
    return sharp;
  });
  return loaded;
}

function tooMany(): never {
  return refuse('too_large', 'The picture has more than 16 million pixels. Make it smaller and try again.');
}

function unreadable(): never {
  return refuse('invalid', {
    message: 'This is no picture that can be read. Choose a PNG, JPEG, WebP, GIF or SVG.',
    fields: [{ field: 'picture', message: 'must be a whole PNG, JPEG, WebP, GIF or SVG' }],
  });
}
