import { verb } from '#core/verb.ts';
import { notFound, refuse } from '#lib/errors.ts';
import { isMatched, selectListedCurrency, selectOffer, selectOffers } from './offer-queries.ts';
import { listOffersInput, matchOfferInput, setPriorityInput } from './schema.ts';
import { refreshInStock } from './shelves.ts';
import { updatePriority, updateProduct } from './store.ts';

/** What the tenant's suppliers sell, by name: all of it, one account's, or what is (not) matched to a product. */
export const listOffers = verb({
  name: 'suppliers.listOffers',
  permission: 'suppliers.read',
  reads: true,
  input: listOffersInput,
  run: selectOffers,
});

/** Of offers at one cost the lower number is asked first. */
export const setOfferPriority = verb({
  name: 'suppliers.setOfferPriority',
  permission: 'suppliers.manage',
  input: setPriorityInput,
  run: async (ctx, { offerId, priority }) => {
    if (!(await updatePriority(ctx, offerId, priority))) notFound();
    ctx.note({ objectId: offerId, detail: { priority } });
    return { offerId, priority };
  },
});

/** Says which listed product an offer delivers, or that it delivers none. */
export const matchOffer = verb({
  name: 'suppliers.matchOffer',
  permission: 'suppliers.manage',
  input: matchOfferInput,
  run: async (ctx, { offerId, productId }) => {
    const offer = (await selectOffer(ctx, offerId)) ?? notFound();
    if (productId !== null) {
      const currency = (await selectListedCurrency(ctx, productId)) ?? notFound();
      if (currency !== offer.currency)
        refuse('invalid', 'The offer is in another currency than the product.');
      if (await isMatched(ctx, { accountId: offer.accountId, productId, offerId })) {
        refuse('conflict', 'Another offer of this account delivers the product. Take it off first.');
      }
    }
    await updateProduct(ctx, offerId, productId);
    await refreshInStock(
      ctx,
      [offer.productId, productId].filter((id) => id !== null),
    );
    ctx.note({ objectId: offerId, detail: { productId } });
    return { offerId, productId };
  },
});
