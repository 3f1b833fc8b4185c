import { drawn, openOwn, openPicture, type Picture } from '#lib/picture.ts';

/** A logo as it is kept: a square for screens, and a larger one for icons and letters. */
export type LogoPicture = { screen: Buffer; icon: Buffer; plate: 'white' | 'black' | null };

const SCREEN_SIDE = 168;
const ICON_SIDE = 512;
const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };
const PLATES = { white: { r: 255, g: 255, b: 255 }, black: { r: 20, g: 20, b: 22 } } as const;
/** Below this, a shape cannot be told from what it lies on. */
const LEAST_CONTRAST = 1.6;
/** What of the picture has to be lost before it gets a plate of its own. */
const LOST_SHARE = 0.5;

/**
 * Makes of any picture a square logo that is seen on light and on dark screens: dark lettering without a ground would
 * vanish in the dark, so such a one is put on a white plate, and a light one on a black.
 */
export async function logoPicture(bytes: Uint8Array): Promise<LogoPicture> {
  const picture = await openPicture(bytes);
  const bare = await drawn(square(picture, ICON_SIDE, 0).png().toBuffer());
  const plate = await drawn(plateFor(await openOwn(bare)));
  const onPlate = async (side: number) => {
    const inside = plate ? Math.round(side * 0.12) : 0;
    const placed = square(await openOwn(bare), side, inside);
    if (!plate) return placed;
    // What is drawn in one go is put on its ground before it is made wider.
    return (await openOwn(await placed.png().toBuffer()))
      .flatten({ background: PLATES[plate] })
      .ensureAlpha();
  };
  const screen = await (await onPlate(SCREEN_SIDE)).webp({ quality: 90, alphaQuality: 100 }).toBuffer();
  const icon = await (await onPlate(ICON_SIDE)).png({ compressionLevel: 9 }).toBuffer();
  return { screen, icon, plate };
}

function square(picture: Picture, side: number, inside: number): Picture {
  const room = side - 2 * inside;
  return picture
    .resize({ width: room, height: room, fit: 'contain', background: CLEAR })
    .extend({ top: inside, bottom: inside, left: inside, right: inside, background: CLEAR })
    .toColourspace('srgb');
}

/** The plate that a picture needs, if half of what it shows would be lost on white or on black. */
async function plateFor(picture: Picture): Promise<LogoPicture['plate']> {
  const { data } = await picture
    .resize(48, 48, { fit: 'fill' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [seen, lostOnBlack, lostOnWhite] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] ?? 0) < 128) continue;
    const light = luminance(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
    seen += 1;
    lostOnBlack += Number((light + 0.05) / 0.057 < LEAST_CONTRAST);
    lostOnWhite += Number(1.05 / (light + 0.05) < LEAST_CONTRAST);
  }
  const filled = seen > 0.95 * (data.length / 4);
  if (filled) return null;
  if (lostOnBlack > seen * LOST_SHARE) return 'white';
  return lostOnWhite > seen * LOST_SHARE ? 'black' : null;
}

/** Relative luminance by WCAG 2.2, of one sRGB pixel. */
function luminance(red: number, green: number, blue: number): number {
  const linear = (part: number) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
