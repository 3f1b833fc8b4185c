import { randomUUID } from 'node:crypto';
import type { World } from './world.ts';

const email = () => `${randomUUID().slice(0, 12)}@example.com`;
const csv = (w: World) =>
  new TextEncoder().encode(`product,denomination,code\n${w.productId},10.00,${randomUUID()}`);
const nothing = () => ({});

/** For each verb an input that succeeds in the world it is given. A verb without one fails the matrix. */
export const SAMPLES: Readonly<Record<string, (w: World) => unknown>> = {
  'catalog.adminListings': nothing,
  'catalog.listProducts': (w) => ({ products: [{ productId: w.productId }] }),
  'catalog.setVisible': (w) => ({ listingIds: [w.listingId], visible: true }),
  'identity.addMember': () => ({ email: email(), name: 'New', country: 'DE', locale: 'de' }),
  'identity.addOperator': () => ({ email: email(), name: 'New', role: 'Operators' }),
  'identity.createApiKey': () => ({ name: 'Second', scopes: ['keys.manage'] }),
  'identity.createStartingRoles': nothing,
  'identity.disableMember': (w) => ({ memberId: w.memberId }),
  'identity.endMemberSessions': (w) => ({ memberId: w.memberId }),
  'identity.endSession': (w) => w.session,
  'identity.listApiKeys': nothing,
  'identity.listMembers': nothing,
  'identity.memberMe': nothing,
  'identity.operatorMe': nothing,
  'identity.requestMagicLink': (w) => ({ kind: 'operator', email: w.operatorEmail }),
  'identity.revokeApiKey': (w) => ({ apiKeyId: w.apiKeyId }),
  'identity.showMember': (w) => ({ memberId: w.memberId }),
  'identity.signInWithLink': (w) => ({ kind: 'member', token: w.linkToken }),
  'identity.signInWithPassword': (w) => ({ kind: 'operator', email: w.operatorEmail, password: w.password }),
  'notifications.addressee': (w) => ({ kind: 'member', id: w.memberId }),
  'notifications.composeMagicLink': (w) => ({ linkId: w.linkId, kind: 'member', subjectId: w.memberId }),
  'notifications.composePoints': (w) => ({
    grantId: w.grantId,
    memberId: w.memberId,
    points: '5',
    reason: 'x',
  }),
  'notifications.composeVouchers': (w) => ({ orderId: w.orderId }),
  'orders.browse': nothing,
  'orders.facets': nothing,
  'orders.homeRows': nothing,
  'orders.links': (w) => ({ orderId: w.orderId }),
  'orders.place': (w) => ({
    productId: w.productId,
    denomination: 1000,
    currency: 'EUR',
    recipient: { email: 'a@example.com' },
  }),
  'orders.quote': (w) => ({ lines: [{ listingId: w.listingId, denomination: 1000 }] }),
  'orders.redeem': (w) => ({ quoteId: w.quoteId }),
  'orders.search': (w) => ({ memberId: w.memberId }),
  'orders.show': (w) => ({ orderId: w.orderId }),
  'orders.showOffer': (w) => ({ productId: w.productId }),
  'orders.showProduct': (w) => ({ listingId: w.listingId }),
  'orders.statusCounts': nothing,
  'orders.suggest': () => ({ q: 'test' }),
  'orders.timeline': (w) => ({ orderId: w.orderId }),
  'points.fund': () => ({ points: 10, reason: 'More' }),
  'points.grant': (w) => ({ memberIds: [w.memberId], points: 1, reason: 'Thanks' }),
  'points.memberWallet': (w) => ({ memberId: w.memberId }),
  'points.setRate': () => ({ currency: 'USD', points: 1, minorUnits: 1, source: 'test' }),
  'points.statement': nothing,
  'points.wallet': nothing,
  'suppliers.applySync': (w) => ({ runId: w.queuedRunId, products: [] }),
  'suppliers.checkBalances': nothing,
  'suppliers.checkStock': nothing,
  'suppliers.createAccount': () => ({
    kind: 'runa',
    name: randomUUID(),
    credentials: { apiKey: randomUUID() },
  }),
  'suppliers.listAccounts': nothing,
  'suppliers.listAlerts': nothing,
  'suppliers.listOffers': (w) => ({ accountId: w.supplierAccountId }),
  'suppliers.listSyncs': (w) => ({ accountId: w.supplierAccountId }),
  'suppliers.matchOffer': (w) => ({ offerId: w.offerId, productId: w.productId }),
  'suppliers.noteBalance': (w) => ({
    accountId: w.supplierAccountId,
    balances: [{ amount: 100n, currency: 'EUR' }],
  }),
  'suppliers.openAccount': (w) => ({ accountId: w.supplierAccountId }),
  'suppliers.readSync': (w) => ({ runId: w.queuedRunId }),
  'suppliers.setAccountStatus': (w) => ({ accountId: w.supplierAccountId, status: 'paused' }),
  'suppliers.setOfferPriority': (w) => ({ offerId: w.offerId, priority: 5 }),
  'suppliers.showSync': (w) => ({ runId: w.runId }),
  'suppliers.startSync': (w) => ({ accountId: w.supplierAccountId }),
  'suppliers.syncAll': nothing,
  'suppliers.updateAccount': (w) => ({ accountId: w.supplierAccountId, priority: 7 }),
  'vouchers.listMine': nothing,
  'vouchers.markUsed': (w) => ({ voucherId: w.voucherId, used: true }),
  'vouchers.reveal': (w) => ({ voucherId: w.voucherId }),
  'vouchers.revealByLink': (w) => ({ ref: w.voucherRef }),
  'vouchers.revealForApi': (w) => ({ voucherId: w.voucherId }),
  'vouchers.show': (w) => ({ voucherId: w.voucherId }),
  'vouchers.showByLink': (w) => ({ ref: w.voucherRef }),
  'vouchers.stock': nothing,
  'vouchers.uploadStock': (w) => ({ fileName: 'codes.csv', content: csv(w) }),
};

/** Ids that are no tenant's own, by their place in the sample, each with the reason. */
export const NOT_LOOKED_UP: Readonly<Record<string, string>> = {
  'catalog.listProducts products.0.productId': 'names a product of the catalogue that all tenants share',
  'notifications.composeMagicLink linkId':
    'is turned into the token, for the platform alone; nothing is read by it',
  'notifications.composePoints grantId': 'names the cause of the letter; nothing is read by it',
};

/** Verbs open to anyone that narrow to some actors by themselves, and whom. */
export const NARROWS_ITSELF: Readonly<Record<string, string>> = { 'identity.operatorMe': 'operator' };
