import { readFileSync } from 'node:fs';
import { type APIRequestContext, type APIResponse, expect, type Page } from '@playwright/test';
import type { Demo } from '#scripts/facts.ts';
import { inState } from '#scripts/root.ts';

export type E2eFacts = Demo & { databaseUrl: string };

/** The facts of the served stack: URLs, keys, sign-ins. */
export function facts(): E2eFacts {
  return JSON.parse(readFileSync(inState('e2e.json'), 'utf8')) as E2eFacts;
}

export function tenantOf(slug: string): E2eFacts['tenants'][number] {
  const tenant = facts().tenants.find((t) => t.slug === slug);
  if (!tenant) throw new Error(`No tenant ${slug} in the facts.`);
  return tenant;
}

type Mail = { to: string; subject: string; links: string[]; receivedAt: string };

/** Waits for the newest mail to an address whose subject matches, and answers its first link. */
export async function linkFromMail(request: APIRequestContext, to: string, subject: RegExp): Promise<string> {
  let link = '';
  await expect
    .poll(async () => {
      const response = await request.get(`${facts().mailUrl}/api/messages?to=${encodeURIComponent(to)}`);
      const mails = (await response.json()) as Mail[];
      link = mails.find((m) => subject.test(m.subject))?.links[0] ?? '';
      return link;
    })
    .not.toBe('');
  return link;
}

/** Fetches a page outside the browser; *.localhost does not resolve there, so the host goes in its header. */
export async function fetchPage(request: APIRequestContext, url: string): Promise<APIResponse> {
  const target = new URL(url);
  const { host } = target;
  target.hostname = '127.0.0.1';
  return request.get(target.toString(), { headers: { host } });
}

/** Signs a person in by password on the page's tenant, and waits until that took them away from sign-in. */
export async function signIn(
  page: Page,
  url: string,
  login: { email: string; password: string },
): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' });
  const password = page.locator('input[type=password]');
  if (!(await password.isVisible()))
    await page
      .locator('summary')
      .filter({ hasText: /password/i })
      .click();
  await page.locator('input[type=email]').first().fill(login.email);
  await password.fill(login.password);
  await password.press('Enter');
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The API of Meridian, where names below localhost do not resolve. */
export async function askApi(request: APIRequestContext, method: string, url: string, data?: object) {
  const target = new URL(url);
  const { host } = target;
  target.hostname = '127.0.0.1';
  const headers = {
    host,
    authorization: `Bearer ${tenantOf('meridian').apiKey}`,
    'idempotency-key': crypto.randomUUID(),
  };
  return request.fetch(target.toString(), { method, headers, ...(data ? { data } : {}) });
}

/** A choice up to 25 EUR, by its link alone. */
export async function newRewardLink(request: APIRequestContext): Promise<{ id: string; link: string }> {
  const body = {
    gift: { kind: 'choice', value: 2500, currency: 'EUR' },
    recipient: { email: 'guest@example.com', name: 'Guest' },
    sender: 'Ana Moreno',
    message: 'Thank you!',
  };
  const answer = await askApi(request, 'POST', `${tenantOf('meridian').storefrontUrl}/v1/reward-links`, body);
  expect(answer.status()).toBe(201);
  const { reward_id: id, link } = await answer.json();
  return { id, link };
}
