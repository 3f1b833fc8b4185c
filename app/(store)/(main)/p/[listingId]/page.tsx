import type { Metadata } from 'next';
import { memberFrame } from '#app/(store)/_lib/frame.ts';
import { Art } from '#components/store/art.tsx';
import { BackLink } from '#components/store/back-link.tsx';
import { Buy } from '#components/store/buy.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { type ProductDetail, showProduct } from '#modules/orders/index.ts';
import { wallet } from '#modules/points/index.ts';
import { readAsMember } from '#server/screen.ts';
import type { Frame } from '../../../_lib/frame.ts';
import { kindName } from '../../../_lib/words.ts';

type Params = { params: Promise<{ listingId: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await readAsMember(showProduct, await params)).name };
}

export default async function Product({ params }: Params) {
  const given = await memberFrame();
  const { member, messages, t } = given;
  const [product, mine] = await Promise.all([
    readAsMember(showProduct, await params),
    readAsMember(wallet, {}),
  ]);
  const { order, redeem, voucher, browse, common } = messages;
  const words = { product: messages.product, order, redeem, voucher };
  return (
    <article className="md:grid md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] md:gap-12 md:pt-6">
      <div>
        <div className="flex h-14 items-center md:h-auto md:pb-2">
          <BackLink href="/browse" label={`${common.back}: ${browse.title}`} />
        </div>
        <Art src={product.artUrl} eager className="rounded-lg" />
      </div>
      <div className="min-w-0 md:pt-12">
        <h1 className="mt-5 text-lg font-semibold break-words md:mt-0 md:text-xl">{product.name}</h1>
        <p className="mt-1 text-sm text-muted">{facts(product, given).join(' · ')}</p>
        <div className="mt-6">
          <Buy product={product} balance={mine.balance} recipient={member.name} words={words} />
        </div>
        <div className="mt-6 border-t border-hairline">
          <Disclosure title={words.product.howTo}>{product.howTo}</Disclosure>
          <Disclosure title={words.product.terms}>{product.terms}</Disclosure>
          {product.about && (
            <Disclosure title={t('product.about', { brand: product.brand.name })}>{product.about}</Disclosure>
          )}
        </div>
      </div>
    </article>
  );
}

/** "Gift card · Germany · instant · valid 3 years" */
function facts(
  product: ProductDetail,
  { messages, format, t }: Pick<Frame, 'messages' | 'format' | 't'>,
): string[] {
  const months = product.validityMonths;
  const years = months !== null && months % 12 === 0;
  return [
    kindName(product.kind, messages),
    format.country(product.country),
    messages.product[product.usage],
    messages.product[product.delivery],
    months === null
      ? messages.product.validAlways
      : t(years ? 'product.validYears' : 'product.validMonths', { count: years ? months / 12 : months }),
  ];
}
