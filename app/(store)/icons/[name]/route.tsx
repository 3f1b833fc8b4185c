import { initial } from '#components/theme/tenant-mark.tsx';
import { computeTheme } from '#modules/tenants/theme.ts';
import { currentTenant } from '#server/screen.ts';

const SIZES: Record<string, number> = { '180.png': 180, '192.png': 192, '512.png': 512, 'maskable.png': 512 };
const KEEP = 'public, max-age=3600';

/** The tenant's app icon: its initial on its accent. Maskable and Apple's fill the square. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }) {
  const [{ name }, tenant] = await Promise.all([params, currentTenant()]);
  const { light } = computeTheme(tenant.theme);
  const look = {
    letter: initial(tenant.name),
    ground: light['--accent'] ?? '',
    ink: light['--on-accent'] ?? '',
  };
  if (name === 'any.svg') return vector(look);
  const size = SIZES[name];
  if (!size) return new Response(null, { status: 404 });
  const full = name === 'maskable.png' || name === '180.png';
  const style = {
    width: '100%',
    height: '100%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    background: look.ground,
    color: look.ink,
    fontSize: size * (full ? 0.5 : 0.58),
    borderRadius: full ? 0 : size * 0.22,
  } as const;
  // Only the rare PNG pays for the renderer.
  const { ImageResponse } = await import('next/og');
  return new ImageResponse(<div style={style}>{look.letter}</div>, {
    width: size,
    height: size,
    headers: { 'cache-control': KEEP },
  });
}

function vector({ letter, ground, ink }: { letter: string; ground: string; ink: string }): Response {
  const safe = letter.replace(/[<>&"']/g, '');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">' +
    `<rect width="64" height="64" rx="14" fill="${ground}"/>` +
    `<text x="32" y="32" fill="${ink}" font-family="system-ui,sans-serif" font-size="36" font-weight="600" ` +
    `text-anchor="middle" dominant-baseline="central">${safe}</text></svg>`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml', 'cache-control': KEEP } });
}
