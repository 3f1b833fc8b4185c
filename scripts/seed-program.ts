import { randomInt } from 'node:crypto';
import type postgres from 'postgres';
import type { Caller } from '#core/context.ts';
import { readCatalogue, type SeedProduct, valuesOf } from '#db/seed/catalogue.ts';
import { LOGOS } from '#db/seed/logos.ts';
import { type DemoProgram, MINOR_UNITS_PER_EURO } from '#db/seed/tenants.ts';
import { clock } from '#lib/clock.ts';
import { newId } from '#lib/id.ts';
import { toDecimal } from '#lib/money.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { listProducts } from '#modules/catalog/index.ts';
import { addMember, addOperator, asSystem, createApiKey } from '#modules/identity/index.ts';
import { asCommand, createTenant } from '#modules/platform/index.ts';
import { fundProgram, grantPoints, setRate } from '#modules/points/index.ts';
import { uploadLogo } from '#modules/tenants/index.ts';
import { uploadStock } from '#modules/vouchers/index.ts';
import type { DemoTenant } from './facts.ts';
import { offerOwnBrand } from './seed-own-brand.ts';
import { seedRecognition } from './seed-recognition.ts';
import { giveRewards } from './seed-rewards.ts';

const CODES_PER_VALUE = 10;
const PROGRAM_POINTS = 50_000_000;

type Options = { slug: string; mode: 'live' | 'sandbox'; password: string };

/** Makes one program with everything a visitor needs; it becomes active as the last step, so a killed run leaves none half made. */
export async function seedProgram(
  owner: postgres.Sql,
  program: DemoProgram,
  o: Options,
): Promise<DemoTenant> {
  const tenant = await make(owner, program, o);
  const caller: Caller = {
    tenant,
    requestId: newId('request'),
    now: clock.now(),
    authenticate: asSystem('seed'),
  };
  const logo = LOGOS[program.slug];
  if (logo) await uploadLogo.call(caller, { picture: logo });
  await setRates(caller, program);
  await fundProgram.call(caller, { points: PROGRAM_POINTS, reason: 'Opening balance' });
  await offerCatalogue(owner, caller, program);
  await offerOwnBrand(owner, caller, program);
  const people = await addPeople(caller, program, o.password);
  await seedRecognition(caller, program, people);
  const rewardPath = await giveRewards(caller, program);
  const scopes = [
    'catalog.read',
    'members.read',
    'orders.place',
    'orders.read',
    'points.grant',
    'redemptions.check',
    'redemptions.make',
    'rewards.grant',
    'rewards.manage',
    'rewards.read',
    'vouchers.reveal',
  ];
  const { secret } = await createApiKey.call(caller, { name: 'Demo integration', scopes });
  await owner`update tenants set status = 'active' where id = ${tenant.id}`;
  const { admin, finance, viewer } = program.operators;
  const login = ({ email }: { email: string }) => ({ email, password: o.password });
  const [member] = program.members;
  if (!member) throw new Error(`The program ${program.slug} has no member.`);
  return {
    slug: o.slug,
    mode: o.mode,
    ...(o.mode === 'sandbox' ? { sandboxOf: program.slug } : {}),
    apiKey: secret,
    rewardPath,
    signIn: { member: login(member), admin: login(admin), finance: login(finance), viewer: login(viewer) },
  };
}

/** As the installation makes every program, with a password for the owner, and not yet in use. */
async function make(owner: postgres.Sql, program: DemoProgram, o: Options): Promise<TenantRef> {
  const { slug, mode, password } = o;
  const abandoned = `${slug}-abandoned-${newId('tenant').slice(-6)}`;
  await owner`delete from tenant_hosts where host = ${`${slug}.localhost`}`;
  await owner`update tenants set slug = ${abandoned} where slug = ${slug}`;
  const { currency, locale, timeZone, pointsPerUnit } = program;
  const name = mode === 'live' ? program.name : `${program.name} sandbox`;
  const accent = mode === 'live' ? program.theme.accent : program.sandboxAccent;
  const caller = { requestId: newId('request'), now: clock.now(), authenticate: asCommand('seed') };
  const { tenantId: id } = await createTenant.call(caller, {
    ...{ slug, name, currency, locale, timeZone, pointsPerUnit },
    host: `${slug}.localhost`,
    theme: { ...program.theme, accent },
    owner: { ...program.operators.admin, password },
    ...(mode === 'sandbox' && { sandboxOf: program.slug }),
    status: 'suspended',
  });
  return { id, slug, name, mode, currency, locale, timeZone };
}

async function setRates(caller: Caller, program: DemoProgram): Promise<void> {
  const base = MINOR_UNITS_PER_EURO[program.currency] ?? 100;
  for (const [currency, perEuro] of Object.entries(MINOR_UNITS_PER_EURO)) {
    const points = program.pointsPerUnit * base;
    await setRate.call(caller, { currency, points, minorUnits: perEuro * 100, source: 'demo rates of 2026' });
  }
}

/** Lists every product, the program's own countries' best-known ones featured, each value with codes to sell. */
async function offerCatalogue(owner: postgres.Sql, caller: Caller, program: DemoProgram): Promise<void> {
  const { products } = await readCatalogue();
  const ids = await owner<
    { id: string; source_sku: string }[]
  >`select id, source_sku from products where source = 'seed'`;
  const idOf = new Map(ids.map((r) => [r.source_sku, r.id]));
  const featured = new Map<string, number>();
  const listed = products.map((p) => {
    const soFar = featured.get(p.country) ?? 0;
    const isFeatured = program.featured.includes(p.country) && p.kind === 'gift_card' && soFar < 6;
    if (isFeatured) featured.set(p.country, soFar + 1);
    return { productId: idOf.get(p.slug) ?? '', featured: isFeatured };
  });
  await listProducts.call(caller, { products: listed });
  const lines = products.flatMap((p) =>
    valuesOf(p.denomination).flatMap((value) => {
      const amount = toDecimal({ amount: BigInt(value), currency: p.currency });
      return Array.from({ length: CODES_PER_VALUE }, () => `${p.slug},${amount},${code(p)},${pin(p)}`);
    }),
  );
  const csv = ['product,denomination,code,pin', ...lines].join('\n');
  const verdict = await uploadStock.call(caller, {
    fileName: 'opening-stock.csv',
    content: new TextEncoder().encode(csv),
  });
  if (verdict.refusedCount > 0)
    throw new Error(`Opening stock was refused: ${JSON.stringify(verdict.refused[0])}`);
}

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const letters = (n: number) => Array.from({ length: n }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
const digits = (n: number) => Array.from({ length: n }, () => randomInt(10)).join('');

function code({ code_format }: SeedProduct): string {
  if (code_format === 'ean13') return withCheckDigit(`29${digits(10)}`);
  if (code_format === 'text') return `${letters(4)}-${letters(6)}-${letters(4)}`;
  return digits(16);
}

function pin({ code_format }: SeedProduct): string {
  return code_format === 'code128' || code_format === 'pdf417' ? digits(4) : '';
}

/** EAN-13: the thirteenth digit from the first twelve. */
function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, d, i) => total + Number(d) * (i % 2 === 0 ? 1 : 3), 0);
  return twelve + ((10 - (sum % 10)) % 10);
}

/** Answers the members by their first names; the first one manages all others. */
async function addPeople(
  caller: Caller,
  program: DemoProgram,
  password: string,
): Promise<Map<string, string>> {
  for (const [role, operator] of [
    ['Finance', program.operators.finance],
    ['Viewer', program.operators.viewer],
  ] as const) {
    await addOperator.call(caller, { ...operator, role, password });
  }
  const people = new Map<string, string>();
  for (const { points, ...person } of program.members) {
    const [managerId = null] = people.values();
    const { memberId } = await addMember.call(caller, { ...person, managerId, password });
    people.set(person.name.split(' ')[0] ?? '', memberId);
    if (points > 0)
      await grantPoints.call(caller, { memberIds: [memberId], points, reason: 'Welcome to the program' });
  }
  return people;
}
