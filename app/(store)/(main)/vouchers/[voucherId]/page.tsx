import type { Metadata } from 'next';
import { frame, memberFrame } from '#app/(store)/_lib/frame.ts';
import { SaveOffline } from '#components/pwa/save-offline.tsx';
import { MarkUsed } from '#components/store/mark-used.tsx';
import { PageHeader } from '#components/store/page-header.tsx';
import { VoucherFace } from '#components/store/voucher-face.tsx';
import { loadWords } from '#i18n/areas.ts';
import { showVoucher } from '#modules/vouchers/index.ts';
import { readAsMember } from '#server/screen.ts';

type Params = { params: Promise<{ voucherId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.voucher.title };
}

/** The voucher as it is shown at the till. */
export default async function Voucher({ params }: Params) {
  const { messages, format, locale, member } = await memberFrame();
  const { save } = await loadWords('pwa', locale);
  const voucher = await readAsMember(showVoucher, await params);
  const used = voucher.state === 'redeemed';
  const open = used || ['issued', 'delivered', 'viewed'].includes(voucher.state);
  const words = { vouchers: messages.vouchers, voucher: messages.voucher };
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={voucher.productName} back={{ href: '/vouchers', label: messages.common.back }} />
      <VoucherFace voucher={voucher} door={{ voucherId: voucher.voucherId }} format={format} words={words}>
        {open && (
          <MarkUsed key={voucher.state} voucherId={voucher.voucherId} used={used} words={words.voucher} />
        )}
        {open && <SaveOffline voucherId={voucher.voucherId} owner={member.id} words={save} />}
      </VoucherFace>
    </div>
  );
}
