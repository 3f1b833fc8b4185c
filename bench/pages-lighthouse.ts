import lighthouse from 'lighthouse';

export type Sample = Record<
  'performance' | 'accessibility' | 'bestPractices' | 'seo' | 'lcpMs' | 'cls' | 'tbtMs' | 'scriptKb',
  number
>;
type Audits = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr']['audits'];

/** Cold, on a simulated phone: Lighthouse empties cache and storage first, so the session comes as a header. */
export async function measure(
  url: string,
  { port, cookie }: { port: number; cookie: string },
): Promise<Sample> {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'error',
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  });
  if (!result) throw new Error(`Lighthouse gave no result for ${url}.`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? 0;
  for (const name of ['accessibility', 'best-practices', 'seo'])
    for (const { id, weight } of categories[name]?.auditRefs ?? [])
      if (weight > 0 && audits[id]?.score === 0) console.log(`  ${name} on ${url}: ${id}`);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    lcpMs: Math.round(value('largest-contentful-paint')),
    cls: Number(value('cumulative-layout-shift').toFixed(3)),
    tbtMs: Math.round(value('total-blocking-time')),
    scriptKb: Math.round(scriptBytes(audits) / 1000),
  };
}

function scriptBytes(audits: Audits): number {
  const details = audits['network-requests']?.details as
    | { items?: { resourceType: string; transferSize: number }[] }
    | undefined;
  const scripts = details?.items?.filter((request) => request.resourceType === 'Script') ?? [];
  return scripts.reduce((sum, request) => sum + request.transferSize, 0);
}
