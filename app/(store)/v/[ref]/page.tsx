import type { Metadata } from 'next';
import { frame } from '#app/(store)/_lib/frame.ts';
import { VoucherFace } from '#components/store/voucher-face.tsx';
import { TenantMark } from '#components/theme/tenant-mark.tsx';
import { showByLink } from '#modules/vouchers/index.ts';
import { readAsAnyone } from '#server/screen.ts';

type Params = { params: Promise<{ ref: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await frame()).messages.voucher.title, referrer: 'no-referrer' };
}

/** A voucher for whoever holds its link, without an account. Opening the page consumes nothing. */
export default async function LinkedVoucher({ params }: Params) {
  const { tenant, messages, format, t } = await frame();
  const ref = decodeURIComponent((await params).ref);
  const voucher = await readAsAnyone(showByLink, { ref });
  const words = { vouchers: messages.vouchers, voucher: messages.voucher };
  return (
    <main className="mx-auto max-w-md px-4 pt-8 pb-12">
      <div className="mb-6 grid justify-items-center gap-3 text-center">
        <TenantMark name={tenant.name} logo={tenant.theme.logo} size="lg" />
        <div>
          <h1 className="text-xl font-semibold">{words.voucher.linkLeadPlain}</h1>
          <p className="mt-1 text-sm text-muted">{t('voucher.from', { tenant: tenant.name })}</p>
        </div>
      </div>
      <p className="mb-3 text-center text-base font-medium break-words">{voucher.productName}</p>
      <VoucherFace voucher={voucher} door={{ ref }} format={format} words={words} />
    </main>
  );
}
