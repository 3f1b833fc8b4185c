import { expect, type Page, test } from '@playwright/test';
import { signIn, tenantOf } from './demo.ts';

const MEMBER = 'jonas.petersen@meridian.example';
type Node = {
  nodeId: string;
  parentId?: string;
  childIds?: string[];
  ignored?: boolean;
  role?: { value: string };
  name?: { value: string };
};
const LANDMARKS = ['main', 'navigation', 'dialog'];
const HOLDERS = ['InlineTextBox', 'none', 'generic', 'LabelText'];

/** What a screen reader would come to, in its order: roles and names, without what only holds them together. */
async function reading(page: Page): Promise<string[]> {
  const client = await page.context().newCDPSession(page);
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: Node[] };
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node: Node | undefined): string[] => {
    if (!node) return [];
    const [role, name] = [node.role?.value ?? '', node.name?.value ?? ''];
    const said = !node.ignored && !HOLDERS.includes(role) && (name || LANDMARKS.includes(role));
    return [
      ...(said ? [`${role} ${name}`.trim()] : []),
      ...(node.childIds ?? []).flatMap((id) => walk(byId.get(id))),
    ];
  };
  return walk(nodes.find((node) => !node.parentId));
}

/** The places of some lines in what is read; each has to be there, and after the one before. */
function inOrder(lines: string[], wanted: RegExp[]): void {
  let from = 0;
  for (const pattern of wanted) {
    const at = lines.findIndex((line, index) => index >= from && pattern.test(line));
    expect(at, `${pattern} after line ${from} of\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
    from = at + 1;
  }
}

test('the redeem flow is read in the order in which it is done, and says what happens', async ({ page }) => {
  const { storefrontUrl, signIn: logins } = tenantOf('meridian');
  await signIn(page, `${storefrontUrl}/sign-in`, { email: MEMBER, password: logins.member.password });
  await page.goto(`${storefrontUrl}/browse?q=Decathlon`, { waitUntil: 'networkidle' });
  await page.locator('main a[href^="/p/"]').first().click();
  await page.waitForURL(/\/p\//);
  await page.waitForLoadState('networkidle');
  const product = [
    /^link Skip/,
    /^main/,
    /^heading Decathlon/,
    /^radio €10/,
    /^button Redeem · /,
    /^navigation/,
  ];
  inOrder(await reading(page), product);

  const said = await listen(page);
  await page.getByRole('button', { name: /Redeem · / }).click();
  await expect(page.getByRole('dialog').getByText(/Price fixed/)).toBeVisible();
  const sheet = await reading(page);
  inOrder(sheet, [
    /^dialog Redeem/,
    /^heading Redeem/,
    /Decathlon/,
    /You pay/,
    /points/,
    /^button Redeem · /,
  ]);
  expect(
    sheet.filter((line) => /^(main|navigation|link)/.test(line)),
    'the page behind',
  ).toEqual([]);
  const focused = () => page.evaluate(() => document.activeElement?.closest('dialog')?.open);
  expect(await focused()).toBe(true);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /Redeem · / })).toBeFocused();
  expect(await said()).toContainEqual(expect.stringMatching(/price/i));
});

/** Notes what live regions come to hold from now on, as a screen reader would speak it. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const spoken: string[] = [];
    Object.assign(window, { spoken });
    const speak = () => {
      for (const region of document.querySelectorAll('[role=status], [role=alert], [aria-live], output')) {
        const text = region.textContent?.trim();
        if (text && spoken.at(-1) !== text) spoken.push(text);
      }
    };
    new MutationObserver(speak).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => page.evaluate(() => (window as never as { spoken: string[] }).spoken);
}
