/** The languages that a browser asks for, the dearest first: "de-CH,fr;q=0.8" is de-CH, then fr. Read within bounds. */
export function wishesOf(acceptLanguage: string | null): string[] {
  return (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [language = '', ...settings] = part.trim().split(';');
      const quality = settings.map((s) => /^\s*q=([\d.]+)$/.exec(s)?.[1]).find(Boolean);
      return { language, quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => /^[a-z]{2,3}(-|$)/i.test(language) && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ language }) => language);
}
