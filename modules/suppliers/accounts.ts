import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { defaultAddress, isAllowed } from './addresses.ts';
import { checkCredentials, sealCredentials } from './credentials.ts';
import type { SupplierKind } from './port.ts';
import { countAccounts, type StoredAccount, selectAccount, selectAccounts } from './queries.ts';
import { createAccountInput, listAccountsInput, setStatusInput, updateAccountInput } from './schema.ts';
import { refreshAccount } from './shelves.ts';
import { insertAccount, lockAccount, updateAccount, updateStatus } from './store.ts';

const MOST_ACCOUNTS = 50;
type Seen = Pick<StoredAccount, 'name' | 'priority' | 'lowBalance'>;
const NAME_TAKEN = 'Another supplier account has this name. Choose another one.';

/** The tenant's supplier accounts with their health and last balance, and never their credentials. */
export const listAccounts = verb({
  name: 'suppliers.listAccounts',
  permission: 'suppliers.read',
  reads: true,
  input: listAccountsInput,
  run: selectAccounts,
});

/** Adds an account of the tenant's own mode: a sandbox reaches no live supplier. */
export const createAccount = verb({
  name: 'suppliers.createAccount',
  permission: 'suppliers.manage',
  input: createAccountInput,
  run: async (ctx, input) => {
    if ((await countAccounts(ctx)) >= MOST_ACCOUNTS) {
      refuse('conflict', `A program has at most ${MOST_ACCOUNTS} supplier accounts.`);
    }
    checkCredentials(input.kind, input.credentials);
    const id = newId('supplierAccount');
    const baseUrl = addressOf(ctx, input.kind, input.baseUrl);
    const sealed = await sealCredentials(ctx, id, input.credentials);
    const { kind, name, priority, lowBalance } = input;
    if (!(await insertAccount(ctx, { ...sealed, id, kind, name, priority, lowBalance, baseUrl }))) {
      refuse('conflict', NAME_TAKEN);
    }
    ctx.emit({
      type: 'supplier.account_added',
      objectType: 'supplier_account',
      objectId: id,
      data: { kind, name },
    });
    ctx.note({ objectId: id, detail: { kind, name, baseUrl } });
    return { accountId: id };
  },
});

/** Changes what is given and keeps the rest; new credentials replace all of the old ones. */
export const updateSupplierAccount = verb({
  name: 'suppliers.updateAccount',
  permission: 'suppliers.manage',
  input: updateAccountInput,
  run: async (ctx, { accountId, credentials, seen, ...change }) => {
    await lockAccount(ctx, accountId);
    const account = await accountOr404(ctx, accountId);
    if (seen) refuseChanged(account, seen);
    if (credentials) checkCredentials(account.kind, credentials);
    const sealed = credentials ? await sealCredentials(ctx, accountId, credentials) : null;
    const changed = await updateAccount(ctx, accountId, {
      name: change.name ?? account.name,
      priority: change.priority ?? account.priority,
      lowBalance: change.lowBalance === undefined ? account.lowBalance : change.lowBalance,
      sealed,
    });
    if (!changed) refuse('conflict', NAME_TAKEN);
    const fields = [...Object.keys(change), ...(credentials ? ['credentials'] : [])];
    ctx.note({ objectId: accountId, detail: { fields } });
    return { accountId };
  },
});

/** Pauses an account or takes it up again; what it has accepted is still looked up while it is paused. */
export const setAccountStatus = verb({
  name: 'suppliers.setAccountStatus',
  permission: 'suppliers.manage',
  input: setStatusInput,
  run: async (ctx, { accountId, status }) => {
    if (!(await updateStatus(ctx, accountId, status))) notFound();
    await refreshAccount(ctx, accountId);
    const type = status === 'paused' ? 'supplier.account_paused' : 'supplier.account_resumed';
    ctx.emit({ type, objectType: 'supplier_account', objectId: accountId });
    ctx.note({ objectId: accountId, detail: { status } });
    return { accountId, status };
  },
});

/** What somebody else has changed since is named, and nothing of it is overwritten. */
function refuseChanged(now: StoredAccount, seen: Seen): void {
  const low = (b: { amount: bigint; currency: string } | null) => b && `${b.amount} ${b.currency}`;
  const other = [
    now.name !== seen.name && 'name',
    now.priority !== seen.priority && 'priority',
    low(now.lowBalance) !== low(seen.lowBalance) && 'balance alert',
  ].filter(Boolean);
  if (other.length === 0) return;
  const what = other.join(', ');
  refuse('conflict', {
    message: `Somebody has changed this account meanwhile (${what}). Look at it, then decide what to keep.`,
    params: { changed: what },
  });
}

export async function accountOr404(ctx: Ctx, accountId: string): Promise<StoredAccount> {
  return (await selectAccount(ctx, accountId)) ?? notFound();
}

function addressOf({ tenant }: Ctx, kind: SupplierKind, asked: string | undefined): string {
  if (kind === 'simulated' && tenant.mode === 'live') {
    refuse('not_available', 'The simulated supplier serves sandboxes only.');
  }
  const url = asked ?? defaultAddress(kind, tenant.mode);
  if (!url) refuse('invalid', `Say at which address this ${kind} account is reached.`);
  if (!isAllowed(kind, tenant.mode, url)) {
    refuse('invalid', `A ${tenant.mode} program cannot reach ${kind} at this address.`);
  }
  return url;
}
