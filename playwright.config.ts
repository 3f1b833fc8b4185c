import { defineConfig } from '@playwright/test';
import { browserArgs } from './scripts/browser.ts';

const port = Number(process.env['E2E_PORT'] ?? 3477);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.damson/test-results',
  fullyParallel: true,
  workers: 2,
  // Tried once more on a busy machine, and said so: see docs/testing.md.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: {
    timeout: 15_000,
    // A button that is 2 px off, or one colour a shade darker, is more than this.
    toHaveScreenshot: {
      threshold: 0.05,
      maxDiffPixels: 40,
      animations: 'disabled',
      stylePath: 'e2e/pictures.css',
    },
  },
  snapshotPathTemplate: 'e2e/pictures/{arg}{ext}',
  // A picture that nobody accepted is none: `npm run shots:accept` makes them.
  updateSnapshots: 'none',
  reporter: 'list',
  use: {
    viewport: { width: 390, height: 844 },
    baseURL: `http://meridian.localhost:${port}`,
    trace: 'retain-on-failure',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: browserArgs,
    },
  },
  webServer: {
    command: `${JSON.stringify(process.execPath)} e2e/serve.ts`,
    url: `http://127.0.0.1:${port}/healthz`,
    env: { PORT: String(port), MAIL_PORT: String(port + 5000) },
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
});
