import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { SaveOffline } from '#components/pwa/save-offline.tsx';
import { MarkUsed } from '#components/store/mark-used.tsx';
import { NearLink } from '#components/store/near-link.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { VoucherFace } from '#components/store/voucher-face.tsx';
import { VoucherLeft } from '#components/store/voucher-left.tsx';
import { VoucherProblem } from '#components/store/voucher-problem.tsx';
import { loadWords } from '#i18n/areas.ts';
import { clock } from '#lib/clock.ts';
import { showVoucher } from '#modules/vouchers/index.ts';
import { readAsMember } from '#server/screen.ts';

const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

/** Whole days until a calendar day is over, counted in UTC as the expiry itself is. */
function daysUntil(ymd: string): number {
  return Math.floor((Date.parse(`${ymd}T23:59:59Z`) - clock.now().getTime()) / DAY_MS);
}

type Params = { params: Promise<{ voucherId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.voucher.title };
}

/** The voucher as it is shown at the till. */
export default async function Voucher({ params }: Params) {
  const { messages, format, locale, member } = await memberFrame();
  const [{ save }, care] = await Promise.all([loadWords('pwa', locale), loadWords('voucher', locale)]);
  const voucher = await readAsMember(showVoucher, await params);
  const used = voucher.state === 'redeemed';
  const open = used || ['issued', 'delivered', 'viewed'].includes(voucher.state);
  const words = { vouchers: messages.vouchers, voucher: messages.voucher };
  const soonOf = (expiresOn: string | null) => {
    const days = expiresOn ? daysUntil(expiresOn) : SOON_DAYS + 1;
    return days >= 0 && days <= SOON_DAYS ? format.say(care.soon, { days }) : null;
  };
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={voucher.productName} back={{ href: '/vouchers', label: messages.common.back }} />
      <VoucherFace
        voucher={voucher}
        door={{ voucherId: voucher.voucherId }}
        format={format}
        words={words}
        till={care.till}
        soon={open && !used ? soonOf(voucher.expiresOn) : null}
      >
        {open && (
          <MarkUsed key={voucher.state} voucherId={voucher.voucherId} used={used} words={words.voucher} />
        )}
        {open && <VoucherLeft voucher={voucher} words={care.left} />}
        {open && <SaveOffline voucherId={voucher.voucherId} owner={member.id} words={save} />}
        {open && <VoucherProblem voucher={voucher} words={care.problem} />}
        <NearLink
          href={`/orders/${voucher.orderId}`}
          className="justify-self-center py-2 text-sm font-medium text-accent-text hover:underline"
        >
          {care.order}
        </NearLink>
      </VoucherFace>
    </div>
  );
}
