import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { updateTheme } from './logo-store.ts';
import { lockLook, selectLook, updateName } from './look-store.ts';
import { setThemeInput, type ThemeNow, type ThemeVerdict, themeChoiceSchema } from './schema.ts';
import { type Theme, themeCss } from './theme.ts';
import { judgeTheme, LEAST_APART } from './theme-verdict.ts';

const FIELDS = ['name', 'accent', 'font', 'shape'] as const;
type Look = Record<(typeof FIELDS)[number], string>;

/** Shows what a theme would be, and what becomes of its accent, without changing anything. */
export const previewTheme = verb({
  name: 'tenants.previewTheme',
  permission: 'settings.manage',
  reads: true,
  input: themeChoiceSchema,
  run: async (_, choice): Promise<{ theme: Theme; css: string; verdict: ThemeVerdict }> => {
    const { theme, verdict } = judgeTheme(choice);
    return { theme, css: themeCss(theme), verdict };
  },
});

/** The name and the look in force, and who changed them last. */
export const showTheme = verb({
  name: 'tenants.showTheme',
  permission: 'settings.manage',
  reads: true,
  input: z.object({}),
  run: (ctx): Promise<ThemeNow> => selectLook(ctx),
});

/**
 * Chooses accent, font and shape, and the name. An accent that cannot carry words is kept as chosen and shown moved; one
 * that nobody would find on the page is refused, and so is a change of what somebody else has changed meanwhile.
 */
export const setTheme = verb({
  name: 'tenants.setTheme',
  permission: 'settings.manage',
  input: setThemeInput,
  run: async (ctx, { name, seen, ...choice }): Promise<{ verdict: ThemeVerdict }> => {
    const { verdict } = judgeTheme(choice);
    if (verdict.lost) refuseLost(choice.accent, verdict.lost);
    await lockLook(ctx);
    const now = await selectLook(ctx);
    const before = { ...pick(now.theme), name: now.name };
    if (seen) refuseChanged(now, before, seen);
    await updateTheme(ctx, choice);
    if (name !== undefined) await updateName(ctx, name);
    ctx.emit({ type: 'theme.changed', objectType: 'tenant', objectId: ctx.tenant.id, data: choice });
    ctx.note({
      objectId: ctx.tenant.id,
      detail: { before, after: { ...choice, name: name ?? before.name } },
    });
    return { verdict };
  },
});

const pick = ({ accent, font, shape }: { accent: string; font: string; shape: string }) => ({
  accent,
  font,
  shape,
});

function refuseLost(accent: string, { contrast, instead }: NonNullable<ThemeVerdict['lost']>): never {
  const message =
    `${accent} melts into a light page: its contrast is ${contrast} to 1, and ${LEAST_APART} to 1 is the least ` +
    `at which people find a button. ${instead} is the nearest that works.`;
  return refuse('invalid', { message, fields: [{ field: 'accent', message }], params: { instead } });
}

function refuseChanged(now: ThemeNow, before: Look, seen: Look): void {
  const changed = FIELDS.filter((field) => before[field] !== seen[field]);
  if (changed.length === 0) return;
  const what = changed.map((field) => `${field} from ${seen[field]} to ${before[field]}`).join(', ');
  const who = now.changed?.by ?? 'Somebody else';
  refuse('conflict', {
    message: `${who} has changed this meanwhile: ${what}. Nothing was saved. Look at it, then save again.`,
    params: { who, changed: changed.join(' ') },
  });
}
