export { addToCart, setQuantity } from './change.ts';
export { quoteCart, redeemCart } from './checkout.ts';
export { countCart, showCart } from './show.ts';
