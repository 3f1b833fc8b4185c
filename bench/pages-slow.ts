import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Slow 4G as Lighthouse defines it, and a processor at a quarter of its speed. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOW_DOWN = 4;
const SETTLE_MS = 1_500;

export type Felt = { lcpMs: number; cls: number };

async function slow(page: Page): Promise<CDPSession> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.setCacheDisabled', { cacheDisabled: true });
  await client.send('Network.emulateNetworkConditions', SLOW_4G);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  return client;
}

/** Opens a page cold on a slow phone, and answers when its largest part was there and how much moved. */
export async function feel(context: BrowserContext, url: string): Promise<Felt> {
  const page = await context.newPage();
  await slow(page);
  await page.addInitScript(() => {
    const felt = { lcpMs: 0, cls: 0 };
    Object.assign(window, { felt });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) felt.lcpMs = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) felt.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  const felt = await page.evaluate(() => (window as unknown as { felt: Felt }).felt);
  await page.close();
  return { lcpMs: Math.round(felt.lcpMs), cls: Number(felt.cls.toFixed(4)) };
}

type Act = { name: string; url: string; act: (page: Page) => Promise<void> };

/** The longest of an interaction's events, from the finger to the next paint, with the processor slowed down. */
export async function interact(context: BrowserContext, { name, url, act }: Act): Promise<number> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  await page.evaluate(() => {
    const waits: number[] = [];
    Object.assign(window, { waits });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId) waits.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  await act(page);
  await page.waitForTimeout(SETTLE_MS);
  const waits = await page.evaluate(() => (window as unknown as { waits: number[] }).waits);
  await page.close();
  if (waits.length === 0) throw new Error(`${name} made no interaction that a browser would measure.`);
  return Math.max(...waits);
}
