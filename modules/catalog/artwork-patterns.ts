type Turn = { u: number; v: number };

const WIDTH = 317;
const HEIGHT = 200;

/**
 * The eight patterns of brands' artwork, each turned and moved by two digits. The storefront draws the same ones with
 * masks and no request (`app/art.css`): whoever changes one of them changes both.
 */
export const PATTERNS: readonly ((turn: Turn) => string)[] = [
  rings,
  stripes,
  dots,
  waves,
  steps,
  petals,
  discs,
  rays,
];

function rings({ u, v }: Turn): string {
  const [x, y] = [round(WIDTH * (0.38 + u * 0.06)), HEIGHT * (-0.05 + v * 0.12)];
  const ring = (i: number) => `<circle cx="${x}" cy="${round(y)}" r="${23 + 30 * i}"/>`;
  return `<g fill="none" stroke-width="13">${repeat(12, ring)}</g>`;
}

function stripes({ u, v }: Turn): string {
  const angle = ((61 + u * 6.4) * Math.PI) / 180;
  const lean = round((HEIGHT * Math.cos(angle)) / Math.sin(angle));
  const gap = (30 + v * 2) / Math.sin(angle);
  return repeat(24, (i) => {
    const x = round(i * gap - 160);
    return `<path d="M${x} 0h${round(gap / 2)}l${lean} 200h${round(-gap / 2)}z"/>`;
  });
}

function dots({ u, v }: Turn): string {
  const columns = repeat(12, (i) => `<path stroke-width="${2 + i}" d="M${14 + i * 28} 14v260"/>`);
  const moved = `translate(0 ${-v * 3})scale(${widthOf(u)})`;
  return `<g fill="none" stroke-linecap="round" stroke-dasharray="0 28" transform="${moved}">${columns}</g>`;
}

function waves({ u, v }: Turn): string {
  const wave = (j: number) => `<path d="M-200 ${16 + j * 32}q25 22 50 0${'t50 0'.repeat(12)}"/>`;
  return `<g fill="none" stroke-width="10" transform="translate(${v * 9} 0)scale(${widthOf(u)})">${repeat(9, wave)}</g>`;
}

const STEPS =
  'M0 0h50v50zM100 0v50h50zM200 0h50l-50 50zM50 50h50v50zM150 50v50h50zM0 100h50l-50 50zM100 100h50v50z' +
  'M200 100v50h50zM50 150h50l-50 50zM150 150h50v50z';

function steps(turn: Turn): string {
  return tiled(turn, { side: 250, high: 200, path: STEPS });
}

const PETALS =
  'M0 0a58 58 0 0 1 58 58a58 58 0 0 1-58-58zM116 0a58 58 0 0 1-58 58a58 58 0 0 1 58-58z' +
  'M0 116a58 58 0 0 1 58-58a58 58 0 0 1-58 58zM58 58a58 58 0 0 1 58 58a58 58 0 0 1-58-58z';

function petals(turn: Turn): string {
  return tiled(turn, { side: 116, high: 116, path: PETALS });
}

function discs({ u, v }: Turn): string {
  const moved = `translate(${(u - 5) * 8} ${(v - 5) * 5})`;
  return (
    `<g transform="${moved}"><circle cx="220" cy="40" r="95"/>` +
    '<circle cx="87" cy="180" r="52" fill="none" stroke-width="14"/><circle cx="305" cy="190" r="36"/></g>'
  );
}

function rays({ u, v }: Turn): string {
  const [x, y, step] = [round(WIDTH * (0.7 + u * 0.04)), HEIGHT * 1.1, ((8 + v) * Math.PI) / 180];
  const point = (turn: number) => `${round(x + 460 * Math.sin(turn))} ${round(y - 460 * Math.cos(turn))}`;
  const ray = (i: number) => `M${x} ${y}L${point(i * 2 * step)}L${point((i * 2 + 1) * step)}z`;
  return `<path d="${repeat(Math.floor(Math.PI / step), (i) => ray(i - Math.floor(Math.PI / step / 2)))}"/>`;
}

function widthOf(u: number): number {
  return 1 + u / 20;
}

type Tile = { side: number; high: number; path: string };

/** A tile side by side, from a place and at a size that the digits give. */
function tiled({ u, v }: Turn, { side, high, path }: Tile): string {
  const scale = widthOf(u);
  const columns = Math.ceil(WIDTH / (side * scale)) + 1;
  const rows = Math.ceil(HEIGHT / (high * scale));
  const tile = (at: number) =>
    `<path transform="translate(${(at % columns) * side} ${Math.floor(at / columns) * high})" d="${path}"/>`;
  return `<g transform="translate(${-v * 9} 0)scale(${scale})">${repeat(columns * rows, tile)}</g>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}
