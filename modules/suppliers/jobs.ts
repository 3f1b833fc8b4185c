import type { Caller } from '#core/context.ts';
import { MAX_AMOUNT } from '#lib/money.ts';
import { checkBalances, checkStock, noteBalance, openAccount } from './checks.ts';
import { supplierOf } from './registry.ts';
import { MAX_CATALOGUE, soundProduct } from './schema.ts';
import { applySync, readSync, syncAll } from './sync.ts';

type Job = (caller: Caller, data: Readonly<Record<string, string>>) => Promise<void>;

/** Reads a whole catalogue with no transaction open, then takes it over in one. Run again, it begins anew. */
const sync: Job = async (caller, data) => {
  const asked = await readSync.call(caller, data);
  if (!asked) return;
  const read = await supplierOf(asked.kind).catalogue(asked.access);
  const products = read.flatMap((line) => soundProduct.safeParse(line).data ?? []).slice(0, MAX_CATALOGUE);
  await applySync.call(caller, { runId: data['runId'], products });
};

/** A supplier that does not say what is left leaves things as they were. */
const readBalance: Job = async (caller, data) => {
  const { kind, access } = await openAccount.call(caller, data);
  const balances = await supplierOf(kind).balance(access);
  const sound = balances.filter((b) => b.amount >= -MAX_AMOUNT && b.amount <= MAX_AMOUNT).slice(0, 20);
  if (sound.length > 0) await noteBalance.call(caller, { ...data, balances: sound });
};

/** Task name → what the worker runs for it, as the system, in the tenant that the job names. */
export const supplierJobs = {
  'suppliers.sync': sync,
  'suppliers.readBalance': readBalance,
  'suppliers.checkBalances': async (caller) => {
    await checkBalances.call(caller, {});
  },
  'suppliers.checkStock': async (caller, data) => {
    await checkStock.call(caller, data);
  },
  'suppliers.syncAll': async (caller) => {
    await syncAll.call(caller, {});
  },
} satisfies Record<string, Job>;
