import { minorUnits } from '#integrations/decimal.ts';
import { type RunaAccess, readRunaPayout } from '#integrations/runa/client.ts';
import { type RunaItem, type RunaPayout, runaPayout } from '#integrations/runa/wire.ts';
import { errorCode } from '../answers.ts';
import type { SuppliedVoucher } from '../port.ts';
import { dayOf } from './day.ts';

export type RunaAccount = RunaAccess & { payoutHost: string | null };
type Asked = { denomination: bigint; currency: string };

const NEVER = '3000-01-01';
/** "Feature not enabled": such an account hands out the address itself. */
const LINKS_ONLY = 'RE013';

/** The voucher behind a payout address; whatever goes wrong here happens to an order that is paid. */
export async function redeemedAtRuna(
  account: RunaAccount,
  { status, url }: RunaItem['payout'],
  asked: Asked,
): Promise<SuppliedVoucher | { trouble: string }> {
  if (status === 'CANCELLED' || status === 'EXPIRED') {
    return { trouble: `Runa's payout is ${status.toLowerCase()}: a person must decide.` };
  }
  const link = { code: url, pin: null, url, expiresOn: null };
  if (!isPayoutAddress(url, account)) return link;
  const answer = await readRunaPayout(url, account.timeoutMs);
  const payout =
    'failed' in answer || answer.status !== 200 ? undefined : runaPayout.safeParse(answer.json).data;
  if (!payout) return { trouble: 'Runa sold the voucher, but its payout address did not answer.' };
  if (payout.error_code === LINKS_ONLY) return link;
  return voucherOf(payout, url, asked);
}

/** Only where payouts are known to be is anything asked: an address in an answer is not to be trusted more. */
function isPayoutAddress(text: string, { baseUrl, payoutHost }: RunaAccount): boolean {
  const url = new URL(text);
  if (url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === 'https:' && (url.hostname === payoutHost || url.hostname.endsWith('.runa.io'));
}

function voucherOf({ status, e_code, error_code }: RunaPayout, url: string, asked: Asked) {
  if (status !== 'SUCCESS' || !e_code) {
    return { trouble: `Runa sold the voucher, but gives no code yet: ${errorCode(error_code)}.` };
  }
  if (e_code.amount && minorUnits(e_code.amount, asked.currency) !== asked.denomination) {
    return { trouble: "Runa's payout is over another amount: a person must decide." };
  }
  const address = e_code.url ?? url;
  const code = e_code.type === 'code' ? (e_code.code ?? e_code.barcode_string) : null;
  const expiresOn = e_code.expiry_date?.startsWith(NEVER) ? null : dayOf(e_code.expiry_date);
  return { code: code || address, pin: e_code.pin || null, url: address, expiresOn };
}
