/** The columns of the list of orders that can be left out; who receives it always stands there. */
export const ORDER_COLUMNS = ['id', 'product', 'points', 'status', 'channel', 'placed'] as const;
export type OrderColumn = (typeof ORDER_COLUMNS)[number];
export const USUAL_COLUMNS: readonly OrderColumn[] = ['id', 'product', 'points', 'status', 'placed'];
