import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  iconOf,
  previewTheme,
  removeLogo,
  setTheme,
  showTheme,
  tenantById,
  uploadLogo,
} from '#modules/tenants/index.ts';
import { makeApi } from '#server/api.ts';
import { asOwner, lookingSql, makeTenant, rowsOf } from './factories.ts';
import { codeOf, outcomeOf, refusalOf } from './outcome.ts';

const drawing = (fill: string, inside = '') =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${inside}<circle cx="32" cy="32" r="24" fill="${fill}"/></svg>`,
  );
const api = makeApi();
const fetchOn = (host: string, path: string) => api.request(path, { headers: { host } });

async function corner(bytes: ArrayBuffer): Promise<number[]> {
  const { data } = await sharp(Buffer.from(bytes)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, 4)];
}

async function themeOf(tenant: { id: string }): Promise<unknown> {
  const [row] = await lookingSql()`select theme from tenants where id = ${tenant.id}`;
  return row?.['theme'];
}

describe('a logo', () => {
  it('is served on its tenant’s hosts as a picture that may run nothing, and on no other’s', async () => {
    const [ours, other] = [await makeTenant(), await makeTenant()];
    const { logo, plate } = await uploadLogo.call(asOwner(ours), { picture: drawing('#7a3b69') });
    expect([plate, await themeOf(ours)]).toEqual([
      null,
      expect.objectContaining({ logo, accent: '#7a3b69' }),
    ]);
    const answer = await fetchOn(`${ours.slug}.localhost`, logo);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const { width, height, format } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
    expect([width, height, format]).toEqual([168, 168, 'webp']);
    const letters = await fetchOn(`${ours.slug}.localhost`, logo.replace('.webp', '.png'));
    expect(letters.headers.get('content-type')).toBe('image/png');
    const wrong = await fetchOn(`${other.slug}.localhost`, logo);
    const none = await fetchOn(`${other.slug}.localhost`, `/brand/${'0'.repeat(32)}.webp`);
    expect([wrong.status, none.status]).toEqual([404, 404]);
    const said = async (of: Response) => (await of.text()).replace(/req_\w+/g, '');
    expect(await said(wrong)).toBe(await said(none));
  });

  it.each([
    ['dark', '#101010', 'white', [255, 255, 255, 255]],
    ['light', '#fafafa', 'black', [20, 20, 22, 255]],
    ['coloured', '#c2410c', null, [0, 0, 0, 0]],
  ] as const)('that is %s can be seen on every screen', async (_, fill, plate, ground) => {
    const tenant = await makeTenant();
    const made = await uploadLogo.call(asOwner(tenant), { picture: drawing(fill) });
    expect(made.plate).toBe(plate);
    const answer = await fetchOn(`${tenant.slug}.localhost`, made.logo.replace('.webp', '.png'));
    expect(await corner(await answer.arrayBuffer())).toEqual([...ground]);
  });

  it('gives app icons their pixels, and is kept ten times at the most', async () => {
    const tenant = await makeTenant();
    for (let i = 0; i < 12; i++) {
      const colour = `#${(0x7a3b00 + i * 20).toString(16)}`;
      await uploadLogo.call(asOwner(tenant), { picture: drawing(colour) });
    }
    expect(await rowsOf(tenant, 'tenant_logos')).toBeLessThanOrEqual(10);
    const seen = await tenantById(tenant.id);
    const icon = seen && (await iconOf(seen));
    expect((await sharp(icon ?? Buffer.alloc(0)).metadata()).width).toBe(512);
    await removeLogo.call(asOwner(tenant), {});
    expect(await themeOf(tenant)).toMatchObject({ logo: null, accent: '#7a3b69' });
    expect(await iconOf({ id: tenant.id, theme: { logo: null } })).toBeNull();
  });

  it('that is hostile is refused and changes nothing', async () => {
    const tenant = await makeTenant();
    const before = await themeOf(tenant);
    const upload = (picture: Uint8Array) => codeOf(uploadLogo.call(asOwner(tenant), { picture }));
    expect(await upload(drawing('#7a3b69', '<script>alert(1)</script>'))).toBe('invalid');
    expect(await upload(new Uint8Array(40 * 1024 * 1024))).toBe('invalid');
    expect([await themeOf(tenant), await rowsOf(tenant, 'tenant_logos')]).toEqual([before, 0]);
  });
});

describe('a theme', () => {
  it('is previewed with what becomes of its accent, and chosen without losing the logo', async () => {
    const tenant = await makeTenant();
    const { logo } = await uploadLogo.call(asOwner(tenant), { picture: drawing('#7a3b69') });
    const choice = { accent: '#ffd21f', font: 'serif', shape: 'round' } as const;
    const pale = { ...choice, accent: '#fff4c2' };
    const { verdict } = await previewTheme.call(asOwner(tenant), pale);
    expect(verdict.light.contrast).toBeGreaterThanOrEqual(4.5);
    expect(verdict.accent).toBe('moved_in_both');
    expect(await themeOf(tenant)).toMatchObject({ accent: '#7a3b69' });
    await setTheme.call(asOwner(tenant), choice);
    expect(await themeOf(tenant)).toEqual({ ...choice, logo });
  });

  it('in which nobody would find a button is refused, with the nearest that works', async () => {
    const tenant = await makeTenant();
    const choice = { accent: '#fff4c2', font: 'serif', shape: 'round' } as const;
    const refused = await refusalOf(setTheme.call(asOwner(tenant), choice));
    expect(refused).toMatchObject({ code: 'invalid', message: expect.stringContaining('melts into') });
    const instead = String(refused.params['instead']);
    await setTheme.call(asOwner(tenant), { ...choice, accent: instead });
    expect(await themeOf(tenant)).toMatchObject({ accent: instead });
  });

  it('that somebody else changed meanwhile is not overwritten unseen', async () => {
    const tenant = await makeTenant();
    const first = await showTheme.call(asOwner(tenant), {});
    const { logo: _, ...theme } = first.theme;
    const seen = { ...theme, name: first.name };
    await setTheme.call(asOwner(tenant), { ...theme, accent: '#0f766e', name: 'Anew', seen });
    const late = { ...theme, accent: '#7a3b69', seen };
    expect(await outcomeOf(setTheme.call(asOwner(tenant), late))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('to #0f766e'),
    });
    const now = await showTheme.call(asOwner(tenant), {});
    expect([now.name, now.theme.accent]).toEqual(['Anew', '#0f766e']);
    await setTheme.call(asOwner(tenant), { ...late, seen: { ...seen, accent: '#0f766e', name: 'Anew' } });
    expect((await showTheme.call(asOwner(tenant), {})).theme.accent).toBe('#7a3b69');
  });

  it('with a name that cannot be read is refused', async () => {
    const tenant = await makeTenant();
    const choice = { accent: '#0f766e', font: 'serif', shape: 'round' } as const;
    for (const name of ['', ' ', '\u200b', '\u202eevil', 'x'.repeat(61)])
      expect(await codeOf(setTheme.call(asOwner(tenant), { ...choice, name }))).toBe('invalid');
    await setTheme.call(asOwner(tenant), { ...choice, name: 'نسر' });
    expect((await showTheme.call(asOwner(tenant), {})).name).toBe('نسر');
  });

  it('whose accent is no colour is refused', async () => {
    const tenant = await makeTenant();
    const choice = { accent: 'red;}', font: 'serif', shape: 'round' };
    expect(await codeOf(setTheme.call(asOwner(tenant), choice))).toBe('invalid');
  });
});
