/** A brand's artwork, taken apart: its colours and measures, the classes of `app/art.css`, the name in its lines. */
export type DrawnArt = { style: Record<string, string>; look: string; name: string };

/** Reads what stands behind the `#` of an artwork's address; null when there is only a picture. */
export function readArt(url: string): DrawnArt | null {
  const [, style, look, name] = /#(--a:[^|]+)\|([^|]+)\|(.+)$/s.exec(url) ?? [];
  if (!(style && look && name)) return null;
  return { style: Object.fromEntries(style.split(';').map((part) => part.split(':'))), look, name };
}
