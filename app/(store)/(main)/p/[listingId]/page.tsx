import type { Metadata } from 'next';
import { memberFrame } from '#app/(store)/_lib/frame.ts';
import { Art } from '#components/store/art.tsx';
import { BackLink } from '#components/store/back-link.tsx';
import { Buy } from '#components/store/buy.tsx';
import { FavouriteButton } from '#components/store/favourite-button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { loadWords } from '#i18n/areas.ts';
import { myMarks, type ProductDetail, showProduct } from '#modules/orders/index.ts';
import { MAX_AHEAD_DAYS, MAX_CARD_AHEAD_DAYS } from '#modules/orders/schema.ts';
import { wallet } from '#modules/points/index.ts';
import { readAsMember, requireMember } from '#server/screen.ts';
import { CartBadge } from '../../../_lib/cart-badge.tsx';
import type { Frame } from '../../../_lib/frame.ts';
import { kindName } from '../../../_lib/words.ts';

type Params = {
  params: Promise<{ listingId: string }>;
  searchParams: Promise<{ value?: string | string[] }>;
};

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const product = await readAsMember(showProduct, await params);
  // What a chat shows of a shared link says nothing of whoever shared it.
  return {
    title: product.name,
    description: product.about || product.name,
    openGraph: { title: product.name, type: 'website', images: [] },
  };
}

export default async function Product({ params, searchParams }: Params) {
  const by = await params;
  await requireMember(`/p/${by.listingId}`);
  const given = await memberFrame();
  const { member, messages, t, locale } = given;
  const [product, mine, marks, own, { value }] = await Promise.all([
    readAsMember(showProduct, by),
    readAsMember(wallet, {}),
    readAsMember(myMarks, by),
    loadWords('cart', locale),
    searchParams,
  ]);
  const { howTo, terms, about, lang, categories: _, ...sold } = product;
  const { order, redeem, voucher, browse, common } = messages;
  const { cart, done, give, pay } = own;
  const words = {
    product: messages.product,
    order,
    redeem,
    voucher,
    cart,
    done,
    give,
    pay,
    marks: own.marks,
  };
  return (
    <article className="md:grid md:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] md:gap-12 md:pt-6">
      <div>
        <div className="flex h-14 items-center md:h-auto md:pb-2">
          <BackLink href="/browse" label={`${common.back}: ${browse.title}`} />
          <span className="ms-auto flex">
            <FavouriteButton listingId={product.listingId} on={marks.favourite} words={own.marks} />
            <span className="md:hidden">
              <CartBadge />
            </span>
          </span>
        </div>
        <Art src={product.artUrl} eager className="rounded-lg" />
      </div>
      <div className="min-w-0 md:pt-12">
        <h1 className="mt-5 text-lg font-semibold break-words md:mt-0 md:text-xl">{product.name}</h1>
        <p className="mt-1 text-sm text-muted">{facts(product, given).join(' · ')}</p>
        <div className="mt-6">
          <Buy
            product={sold}
            balance={mine.balance}
            member={{ id: member.id, name: member.name }}
            waitsFor={marks.waitsFor}
            asked={askedValue(product, value)}
            ahead={{ any: MAX_AHEAD_DAYS, byCard: MAX_CARD_AHEAD_DAYS }}
            words={words}
          />
        </div>
        <div className="mt-6 border-t border-hairline">
          <Disclosure title={words.product.howTo} lang={lang}>
            {howTo}
          </Disclosure>
          <Disclosure title={words.product.terms} lang={lang}>
            {terms}
          </Disclosure>
          {about && (
            <Disclosure title={t('product.about', { brand: product.brand.name })}>{about}</Disclosure>
          )}
        </div>
      </div>
    </article>
  );
}

/** The value that the address names, if the product is sold at it. */
function askedValue(product: ProductDetail, value: string | string[] | undefined): number | null {
  const wanted = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
  if (wanted === null) return null;
  const onGrid =
    product.anyValue &&
    wanted >= product.min &&
    wanted <= product.max &&
    (wanted - product.min) % product.step === 0;
  return onGrid || product.denominations.some((d) => d.value === wanted) ? wanted : null;
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
