import type { Page } from '@playwright/test';
import { press, type Screen } from './screens.ts';

/** The button that leads to the price of a product. */
const toThePrice = press('[data-act="redeem"]');

/** What is seen on the way and when things go wrong; each is reached in what `seedStates` prepared. */
export const SCREEN_STATES: readonly Screen[] = [
  { name: 'browse-suggestions', path: '/browse', act: suggested },
  { name: 'product-range', path: '', state: 'product-range' },
  { name: 'product-yen', path: '', state: 'product-yen' },
  { name: 'product-dinar', path: '', state: 'product-dinar' },
  { name: 'product-long', path: '', state: 'product-long' },
  { name: 'product-out', path: '', state: 'product-out' },
  { name: 'product-error', path: '', state: 'product-yen', act: broken },
  { name: 'redeem-colleague', path: '', state: 'product-long', act: receiver(1) },
  { name: 'redeem-email', path: '', state: 'product-long', act: receiver(2) },
  { name: 'redeem-missing', path: '', state: 'product-long', act: missing },
  { name: 'redeem-working', path: '', state: 'product-long', act: placed('never') },
  { name: 'redeem-unsure', path: '', state: 'product-long', act: placed('lost') },
  { name: 'redeem-card', path: '', state: 'product-simulated', sandbox: true, act: toThePrice },
  { name: 'checkout', path: '/cart', act: press('main button.bg-accent') },
  { name: 'voucher-till', path: '', state: 'voucher-code128', act: till },
  { name: 'voucher-qr', path: '', state: 'voucher-qr', act: revealed },
  { name: 'voucher-own', path: '', state: 'voucher-own' },
  { name: 'voucher-used', path: '', state: 'voucher-used' },
  { name: 'install', path: '/vouchers', act: offered },
  { name: 'order-done', path: '', state: 'order-done' },
  { name: 'order-planned', path: '', state: 'order-planned' },
  { name: 'order-held', path: '', state: 'order-held' },
  { name: 'order-failed', path: '', state: 'order-failed', sandbox: true },
  { name: 'order-waiting', path: '', state: 'order-waiting', sandbox: true },
  { name: 'order-to-pay', path: '', state: 'order-to-pay', sandbox: true },
  { name: 'pay', path: '', state: 'order-to-pay', sandbox: true, act: toTheBank },
  { name: 'give-found', path: '/recognition/give', act: found },
  { name: 'gallery', path: '/gallery' },
  { name: 'link-open', path: '', state: 'link-open', as: 'nobody' },
  { name: 'link-claimed', path: '', state: 'link-claimed', as: 'nobody' },
  { name: 'link-expired', path: '', state: 'link-expired', as: 'nobody' },
  { name: 'link-cancelled', path: '', state: 'link-cancelled', as: 'nobody' },
  { name: 'link-wrong', path: '/r/rwl_none', as: 'nobody' },
  { name: 'sign-in-link-wrong', path: '/sign-in/link?token=none', as: 'nobody' },
];

async function suggested(page: Page): Promise<void> {
  const box = page.getByRole('combobox').first();
  await box.fill('am');
  await page.getByRole('option').first().waitFor();
}

function receiver(which: number): (page: Page) => Promise<void> {
  return async (page) => {
    await toThePrice(page);
    await page.locator('dialog[open] input[type=radio]').nth(which).check({ force: true });
  };
}

async function missing(page: Page): Promise<void> {
  await receiver(2)(page);
  await page.locator('dialog[open] button.bg-accent').last().click();
  await page.locator('dialog[open] [aria-invalid="true"]').first().waitFor();
}

/** Asks for the order and hears nothing, now or for good; nothing is bought. */
function placed(how: 'never' | 'lost'): (page: Page) => Promise<void> {
  return async (page) => {
    await toThePrice(page);
    await page.evaluate((lost) => {
      window.fetch = () => (lost ? Promise.reject(new TypeError('lost')) : new Promise(() => {}));
    }, how === 'lost');
    await page.locator('dialog[open] button.bg-accent').last().click();
    await page.locator('dialog[open] [role=status], dialog[open] [role=alert]').first().waitFor();
  };
}

async function revealed(page: Page): Promise<void> {
  await page.locator('main button.border-dashed:enabled').click();
  await page.locator('main .turn').waitFor();
}

async function till(page: Page): Promise<void> {
  await revealed(page);
  await page.locator('main button:has(.lucide-maximize-2)').click();
  await page.locator('dialog[open]').waitFor();
}

async function offered(page: Page): Promise<void> {
  await page.evaluate(() => void window.dispatchEvent(new Event('beforeinstallprompt')));
  await page.locator('#install-title').scrollIntoViewIfNeeded();
}

async function toTheBank(page: Page): Promise<void> {
  await page.locator('main button.bg-accent').click();
  await page.waitForURL(/\/pay\//);
}

async function found(page: Page): Promise<void> {
  await page.locator('main input[type=search]').fill('an');
  await page.locator('main fieldset li > button').first().waitFor();
}

/** Something in the page fails while it is drawn anew. */
async function broken(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(Intl, 'NumberFormat', {
      value: () => {
        throw new Error('planted');
      },
    });
  });
  await page.locator('main label:has(input[type=radio])').last().click();
  await page.locator('main [role=alert]').first().waitFor();
}
