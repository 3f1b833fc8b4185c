import { newId } from '#lib/id.ts';
import type { TenantRef } from '#lib/tenant.ts';
import { allocate, createBudget } from '#modules/budgets/index.ts';
import { addToCart, quoteCart, showCart } from '#modules/cart/index.ts';
import { setFavourite, setListingText } from '#modules/catalog/index.ts';
import { addOperator, requestMagicLink, signInWithPassword } from '#modules/identity/index.ts';
import { noteOrder, place, quote, tellWhenBack } from '#modules/orders/index.ts';
import { grantPoints, setPolicy } from '#modules/points/index.ts';
import { addHost, listHosts } from '#modules/tenants/index.ts';
import { openForStaff, voucherRefs } from '#modules/vouchers/index.ts';
import { makeApproval } from '#tests/approvals/factories.ts';
import { makeEmbedding } from '#tests/embedding/factories.ts';
import type { TokenOf } from '#tests/embedding/token.ts';
import {
  asKey,
  asMember,
  asPlatform,
  callerOf,
  type MadeProduct,
  makeKey,
  makeMember,
  makeProduct,
  makeTenant,
  orderInput,
  ownerSql,
} from '#tests/factories.ts';
import { newestLink } from '#tests/newest-link.ts';
import { makePush } from '#tests/push.ts';
import { makeSupplier } from '#tests/suppliers/factories.ts';
import { makeWebhooks } from '#tests/webhooks/factories.ts';
import { type AccessWorld, makeAccess } from './access-world.ts';
import { type BulkWorld, makeBulk } from './bulk-world.ts';
import { type CatalogWorld, makeCatalog } from './catalog-world.ts';
import { type HouseWorld, makeHouse } from './house-world.ts';
import { makeOrders, type OrdersWorld } from './orders-world.ts';
import { makePayments, type PaymentsWorld } from './payments-world.ts';
import { makePeople, type PeopleWorld } from './people-world.ts';
import { makeRecognition, type RecognitionWorld } from './recognition-world.ts';
import { makeRewards, type RewardsWorld } from './rewards-world.ts';

const PASSWORD = 'correct horse battery';

/** A tenant with one of everything: at least one row in each tenant table, and its ids. */
export type World = MadeProduct &
  AccessWorld &
  BulkWorld &
  CatalogWorld &
  HouseWorld &
  OrdersWorld &
  PeopleWorld &
  PaymentsWorld &
  RecognitionWorld &
  RewardsWorld & {
    tenant: TenantRef;
    memberId: string;
    colleagueEmail: string;
    operatorId: string;
    operatorEmail: string;
    password: string;
    apiKeyId: string;
    secret: string;
    orderId: string;
    voucherId: string;
    voucherRef: string;
    quoteId: string;
    cartLineId: string;
    cartQuoteId: string;
    grantId: string;
    budgetId: string;
    budgetBelowId: string;
    budgetTransferId: string;
    linkId: string;
    linkToken: string;
    session: { sessionId: string; secret: string };
    pushDeviceId: string;
    pushSessionId: string;
    pushEndpoint: string;
    webhookEndpointId: string;
    webhookDeliveryId: string;
    removedWebhookId: string;
    supplierAccountId: string;
    offerId: string;
    runId: string;
    queuedRunId: string;
    approvalId: string;
    approvalFingerprint: string;
    embedKeyId: string;
    embedKey: TokenOf;
    embedCode: string;
    memberSessionId: string;
    problemId: string;
    staffRevealId: string;
    hostId: string;
    claimedHost: string;
  };

export async function makeWorld(): Promise<World> {
  const tenant = await makeTenant({ sandbox: true });
  const platform = asPlatform(tenant);
  const email = `kim-${tenant.slug}@example.com`;
  const memberId = await makeMember(tenant, { email });
  const colleagueEmail = `colleague-${tenant.slug}@example.com`;
  await makeMember(tenant, { email: colleagueEmail });
  await setPolicy.call(platform, { expiry: { type: 'months', months: 12 }, membersMayTransfer: true });
  const product = await makeProduct(tenant, { values: [1000, 2500], codes: 9 });
  const { grantIds } = await grantPoints.call(platform, {
    memberIds: [memberId],
    points: 5000,
    reason: 'Thanks',
  });
  await makeRoles(tenant);
  const operatorEmail = `op-${tenant.slug}@example.com`;
  const operator = { email: operatorEmail, name: 'Op', role: 'Operators', password: PASSWORD };
  const { operatorId } = await addOperator.call(platform, operator);
  const { apiKeyId, secret } = await makeKey(tenant);
  const order = { ...orderInput(product), recipient: { email } };
  const { orderId, voucherIds } = await place.call(asKey(tenant), order, { idempotencyKey: 'first' });
  const voucherId = voucherIds[0] ?? '';
  const { quoteId } = await quote.call(asMember(tenant, memberId), {
    lines: [{ listingId: product.listingId, denomination: 1000 }],
  });
  const cart = await makeCart(tenant, { memberId, listingId: product.listingId });
  const budgets = await makeBudgets(tenant);
  const signIn = { kind: 'operator' as const, email: operatorEmail, password: PASSWORD };
  const { sessionId, secret: sessionSecret } = await signInWithPassword.call(platform, signIn);
  await requestMagicLink.call(platform, { kind: 'member', email });
  const { linkId, linkToken } = await newestLink(tenant);
  const problemId = await makeCared(tenant, voucherId);
  await makeLogo(tenant);
  await makeCounted(tenant);
  const staffRevealId = await makeLooked(tenant, { orderId, voucherId, operatorId });
  return {
    ...product,
    ...(await makeHouse(tenant, operatorId)),
    ...(await makeAccess(tenant, operatorId)),
    ...budgets,
    ...cart,
    ...(await makeSupplier(tenant)),
    ...(await makePush(tenant, memberId)),
    ...(await makeWebhooks(tenant)),
    ...(await makePayments(tenant)),
    ...(await makePeople(tenant)),
    ...(await makeRecognition(tenant, memberId)),
    ...(await makeClaim(tenant)),
    ...(await makeOrders(tenant, product, memberId)),
    ...(await makeEmbedding(tenant, email)),
    ...(await makeRewards(tenant, memberId)),
    ...(await makeApproval(tenant, operatorId, memberId)),
    ...(await makeBulk(tenant, operatorId)),
    ...(await makeCatalog(tenant, { operatorId, ...product })),
    tenant,
    memberId,
    colleagueEmail,
    operatorId,
    operatorEmail,
    password: PASSWORD,
    apiKeyId,
    secret,
    orderId,
    voucherId,
    problemId,
    staffRevealId,
    quoteId,
    voucherRef: (await voucherRefs(tenant.id, [voucherId]))[0] ?? '',
    grantId: grantIds[0] ?? '',
    linkId,
    linkToken,
    session: { sessionId, secret: sessionSecret },
  };
}

/** A cart with one line and a quote of it; a mark, and a value that somebody waits for. */
async function makeCart(tenant: TenantRef, of: { memberId: string; listingId: string }) {
  const member = asMember(tenant, of.memberId);
  await addToCart.call(member, { listingId: of.listingId, denomination: 1000 });
  const { quoteId: cartQuoteId } = await quoteCart.call(member, {});
  const { lines } = await showCart.call(member, {});
  await setFavourite.call(member, { listingId: of.listingId, on: true });
  const french = { locale: 'fr', name: 'Carte cadeau' } as const;
  await setListingText.call(asPlatform(tenant), { listingId: of.listingId, ...french });
  const bare = await makeProduct(tenant, { values: [700], codes: 0 });
  await tellWhenBack.call(member, { listingId: bare.listingId, denomination: 700, on: true });
  return { cartQuoteId, cartLineId: lines[0]?.lineId ?? '' };
}

/** A voucher that is noted, reported and reminded of. */
async function makeCared(tenant: TenantRef, voucherId: string): Promise<string> {
  const [owner, problemId] = [ownerSql(), newId('voucherProblem')];
  await owner`insert into voucher_notes (tenant_id, voucher_id, remaining, noted_at)
              values (${tenant.id}, ${voucherId}, 500, now())`;
  await owner`insert into voucher_problems (tenant_id, id, voucher_id, kind, created_at)
              values (${tenant.id}, ${problemId}, ${voucherId}, 'refused', now())`;
  await owner`insert into voucher_reminders (tenant_id, voucher_id, days, reminded_at)
              values (${tenant.id}, ${voucherId}, 30, now())`;
  await owner.end();
  return problemId;
}

/** A day long ago on which nothing was ordered. */
async function makeCounted(tenant: TenantRef): Promise<void> {
  const owner = ownerSql();
  await owner`insert into order_days (tenant_id, day, product_id, orders, points, from_wallets, granted)
              values (${tenant.id}, '2020-01-01', '', 0, 0, 0, 0)`;
  await owner.end();
}

/** An order with a note, and a code that the operator may open once. */
async function makeLooked(tenant: TenantRef, of: { orderId: string; voucherId: string; operatorId: string }) {
  await noteOrder.call(asPlatform(tenant), { orderId: of.orderId, text: 'Called about it' });
  const actor = {
    type: 'operator',
    id: of.operatorId,
    permissions: new Set(['vouchers.revealForStaff']),
  } as const;
  const asked = { voucherId: of.voucherId, reason: 'Asked by the holder' };
  return (await openForStaff.call(callerOf(tenant, actor), asked)).revealId;
}

/** A logo of a few bytes that no screen shows. */
async function makeLogo(tenant: TenantRef): Promise<void> {
  const owner = ownerSql();
  await owner`insert into tenant_logos (tenant_id, id, screen, icon, created_at)
              values (${tenant.id}, 'x', 'screen'::bytea, 'icon'::bytea, now())`;
  await owner.end();
}

/** A root with money and a limit, and an empty one below it. */
async function makeBudgets(tenant: TenantRef) {
  const platform = asPlatform(tenant);
  const { budgetId } = await createBudget.call(platform, { name: 'Company', period: 'month', limit: 1000 });
  const { transferId } = await allocate.call(platform, { budgetId, amount: 500, reason: 'Year' });
  const below = await createBudget.call(platform, { name: 'Team', parentId: budgetId });
  return { budgetId, budgetBelowId: below.budgetId, budgetTransferId: transferId };
}

/** A role that holds only what giving it needs, so that whoever may add operators may give it. */
async function makeRoles(tenant: TenantRef): Promise<void> {
  const owner = ownerSql();
  await owner`insert into roles (tenant_id, id, name, permissions)
              values (${tenant.id}, ${newId('role')}, 'Operators', '{operators.manage}')`;
  await owner.end();
}

/** A host that waits for its proof. */
async function makeClaim(tenant: TenantRef): Promise<{ hostId: string; claimedHost: string }> {
  const { host } = await addHost.call(asPlatform(tenant), { host: `${tenant.slug}.example.com` });
  const { claims } = await listHosts.call(asPlatform(tenant), {});
  return { hostId: claims[0]?.hostId ?? '', claimedHost: host };
}
