import { computeTheme, type ThemeChoice, themeCss } from '#modules/tenants/theme.ts';

/** A tenant's theme as CSS variables; every value is computed, none is copied from input. */
export function ThemeStyle({ choice, selector = ':root' }: { choice: ThemeChoice; selector?: string }) {
  const css = themeCss(computeTheme(choice), selector);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: hex colours, pixels and our own font stacks only.
  return <style dangerouslySetInnerHTML={{ __html: css }} />;
}
