'use server';
import { takeAllowance } from '#core/rate-limit.ts';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import {
  checkKeptVouchers,
  keepVoucher,
  listMyVouchers,
  markVoucherUsed,
  noteVoucherLeft,
  reportVoucherProblem,
  revealByLink,
  revealVoucher,
  uploadStock,
} from '#modules/vouchers/index.ts';
import {
  type KeptState,
  type KeptVoucher,
  type Revealed,
  STOCK_COLUMNS,
  type UploadVerdict,
  type VoucherCard,
} from '#modules/vouchers/schema.ts';
import { act } from '../action.ts';
import { requestFacts } from '../context.ts';
import { toFailure } from '../errors.ts';

const REVEALS_PER_MINUTE = 60;

async function limited<T>(what: string, call: () => Promise<Result<T>>): Promise<Result<T>> {
  const { tenant, address, now, requestId } = await requestFacts();
  try {
    await takeAllowance(
      { key: `${tenant.id}:${what}:${address}`, limit: REVEALS_PER_MINUTE, windowSeconds: 60 },
      now,
    );
  } catch (error) {
    return { ok: false, error: toFailure(error, requestId) };
  }
  return call();
}

export async function revealMyVoucher(input: { voucherId: string }): Promise<Result<Revealed>> {
  return limited('reveal', () => act('member', revealVoucher, input));
}

export async function revealLinkedVoucher(input: { ref: string }): Promise<Result<Revealed>> {
  return limited('reveal', () => act('anyone', revealByLink, input));
}

/** For a device that will keep it: as much a reveal as any. */
export async function keepMyVoucher(input: { voucherId: string }): Promise<Result<KeptVoucher>> {
  return limited('reveal', () => act('member', keepVoucher, input));
}

export async function checkMyKept(input: { voucherIds: string[] }): Promise<Result<{ items: KeptState[] }>> {
  return act('member', checkKeptVouchers, input);
}

export async function markUsed(input: {
  voucherId: string;
  used: boolean;
}): Promise<Result<{ voucherId: string; used: boolean }>> {
  return act('member', markVoucherUsed, input);
}

export async function noteLeft(input: { voucherId: string; left: number | null }): Promise<Result<unknown>> {
  return act('member', noteVoucherLeft, input);
}

export async function reportProblem(input: { voucherId: string; kind: string }): Promise<Result<unknown>> {
  return act('member', reportVoucherProblem, input);
}

export async function loadMyVouchers(input: {
  folded?: boolean;
  q?: string;
  cursor?: string;
}): Promise<Result<Page<VoucherCard>>> {
  return act('member', listMyVouchers, input);
}

export async function uploadStockFile(form: FormData): Promise<Result<UploadVerdict>> {
  const file = form.get('file');
  const content = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : undefined;
  const columns = Object.fromEntries(
    STOCK_COLUMNS.flatMap((name) => {
      const given = form.get(`column-${name}`);
      return typeof given === 'string' && given !== '' ? [[name, given] as const] : [];
    }),
  );
  const fileName = file instanceof File ? file.name : '';
  return act('operator', uploadStock, { fileName, content, columns, dryRun: form.get('dryRun') === 'true' });
}
