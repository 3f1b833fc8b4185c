import { verb } from '#core/verb.ts';
import { updateTheme } from './logo-store.ts';
import { themeChoiceSchema } from './schema.ts';
import type { Theme } from './theme.ts';
import { judgeTheme, type ThemeVerdict } from './theme-verdict.ts';

/** Shows what a theme would be, and what becomes of its accent, without changing anything. */
export const previewTheme = verb({
  name: 'tenants.previewTheme',
  permission: 'settings.manage',
  reads: true,
  input: themeChoiceSchema,
  run: async (_, choice): Promise<{ theme: Theme; verdict: ThemeVerdict }> => judgeTheme(choice),
});

/** Chooses accent, font and shape. An accent that cannot carry words is kept as chosen and shown moved. */
export const setTheme = verb({
  name: 'tenants.setTheme',
  permission: 'settings.manage',
  input: themeChoiceSchema,
  run: async (ctx, choice): Promise<{ verdict: ThemeVerdict }> => {
    await updateTheme(ctx, choice);
    ctx.emit({ type: 'theme.changed', objectType: 'tenant', objectId: ctx.tenant.id, data: choice });
    ctx.note({ objectId: ctx.tenant.id, detail: choice });
    return { verdict: judgeTheme(choice).verdict };
  },
});
