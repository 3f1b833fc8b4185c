import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
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

/** Signs a person in by password on the page's tenant. */
export async function signIn(
  page: Page,
  url: string,
  login: { email: string; password: string },
): Promise<void> {
  await page.goto(url);
  await page
    .getByText(/password/i)
    .first()
    .click();
  await page
    .getByLabel(/e-mail/i)
    .last()
    .fill(login.email);
  await page.getByLabel(/^password/i).fill(login.password);
  await page
    .getByRole('button', { name: /sign in/i })
    .last()
    .click();
}
