/** Screens of iPhones and iPads upright, in points and pixels for each; no other splash is ever drawn. */
const SCREENS = [
  [440, 956, 3],
  [430, 932, 3],
  [428, 926, 3],
  [402, 874, 3],
  [393, 852, 3],
  [390, 844, 3],
  [375, 812, 3],
  [414, 896, 2],
  [375, 667, 2],
  [1024, 1366, 2],
  [834, 1194, 2],
  [820, 1180, 2],
] as const;

type Size = { width: number; height: number };

/** What a splash measures, by its file name. */
export function splashSize(name: string): Size | null {
  const found = SCREENS.find(([width, height, ratio]) => name === fileOf(width * ratio, height * ratio));
  return found ? { width: found[0] * found[2], height: found[1] * found[2] } : null;
}

/** The splash pictures as iOS chooses among them. */
export function splashes(): { url: string; media: string }[] {
  return SCREENS.map(([width, height, ratio]) => ({
    url: `/icons/${fileOf(width * ratio, height * ratio)}`,
    media: `(device-width: ${width}px) and (device-height: ${height}px) and (-webkit-device-pixel-ratio: ${ratio}) and (orientation: portrait)`,
  }));
}

const fileOf = (width: number, height: number) => `splash-${width}x${height}.png`;
