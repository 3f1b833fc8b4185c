import { rmSync } from 'node:fs';
import { writeWhole } from './files.ts';
import { inState } from './root.ts';
import type { PlatformLogin } from './seed-platform.ts';

/** Where programs find the facts of a demo that serves. */
const demoFile = inState('demo.json');

type Login = { email: string; password: string };

/** Who can be signed in as in a demo tenant. */
type DemoLogins = { member: Login; admin: Login; finance: Login; viewer: Login };

/** What the seed knows of a tenant. */
export type DemoTenant = {
  slug: string;
  mode: string;
  sandboxOf?: string;
  apiKey: string;
  /** Of a reward that anyone may claim who holds its link; missing where the seed is older. */
  rewardPath?: string;
  /** Signs what the local receiver is told of this tenant; missing until it is set up. */
  webhookSecret?: string;
  /** Signs people in to the microsite; missing, as its portal is, until it is set up. */
  embedKey?: { embedKeyId: string; secret: string; issuer: string };
  portalOrigin?: string;
  signIn: DemoLogins;
};

type Place = { baseUrl: string; mailUrl: string; webhooksUrl: string; port: number };

/** Adds the addresses to the seed's facts: what `.damson/demo.json` holds. */
export function describeDemo(
  { baseUrl, mailUrl, webhooksUrl, port }: Place,
  tenants: readonly DemoTenant[],
  platform: PlatformLogin,
) {
  return {
    baseUrl,
    mailUrl,
    webhooksUrl,
    platform: { url: `${baseUrl}/platform`, ...platform },
    tenants: tenants.map(
      ({ slug, mode, sandboxOf, apiKey, rewardPath, webhookSecret, embedKey, portalOrigin, signIn }) => ({
        slug,
        mode,
        ...(sandboxOf === undefined ? {} : { sandboxOf }),
        storefrontUrl: `http://${slug}.localhost:${port}`,
        consoleUrl: `http://${slug}.localhost:${port}/admin`,
        apiUrl: baseUrl,
        apiKey,
        ...(rewardPath === undefined ? {} : { rewardLink: `http://${slug}.localhost:${port}${rewardPath}` }),
        ...(webhookSecret === undefined ? {} : { webhookSecret }),
        ...(embedKey && portalOrigin
          ? {
              embed: {
                scriptUrl: `http://${slug}.localhost:${port}/embed.js`,
                key: embedKey,
                origin: portalOrigin,
                pageUrl: `${portalOrigin}/${slug}`,
              },
            }
          : {}),
        signIn,
      }),
    ),
  };
}

/** A running demo, as described to people and programs. */
export type Demo = ReturnType<typeof describeDemo>;

/** Tells programs that the demo serves. */
export function publishDemo(demo: Demo): void {
  writeWhole(demoFile, `${JSON.stringify(demo, null, 2)}\n`);
}

/** Tells programs that no demo serves. */
export function retractDemo(): void {
  rmSync(demoFile, { force: true });
}

/** Prints where to go and who to sign in as. */
export function printDemo(demo: Demo): void {
  console.log(`\nDamson serves at ${demo.baseUrl}; the mail it sends is at ${demo.mailUrl}\n`);
  console.log(
    `  the installation itself\n    ${demo.platform.url}  ${demo.platform.email}  ${demo.platform.password}\n`,
  );
  for (const tenant of demo.tenants) {
    const kind = tenant.sandboxOf === undefined ? tenant.mode : `${tenant.mode} of ${tenant.sandboxOf}`;
    console.log(`  ${tenant.slug} (${kind})`);
    console.log(`    storefront  ${tenant.storefrontUrl}`);
    console.log(`    console     ${tenant.consoleUrl}`);
    const width = Math.max(...Object.values(tenant.signIn).map(({ email }) => email.length));
    for (const [role, { email, password }] of Object.entries(tenant.signIn)) {
      console.log(`    ${role.padEnd(10)}  ${email.padEnd(width)}  ${password}`);
    }
    console.log('');
  }
  console.log(`API keys and the same facts for programs: ${demoFile}`);
}
