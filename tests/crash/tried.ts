/** Which failpoints are tried by which test; tests/crash/failpoints.db.test.ts fails when one is placed and not here. */
export const TRIED = {
  /** In the API, with the passing at which it dies: the first order, or a later one of a known product. */
  order: ['key_claimed:1', 'before_commit:1', 'after_commit:1', 'before_commit:3', 'after_commit:3'],
  /** In the API, while it takes an order that a supplier serves. */
  supplierOrder: ['points_held', 'order_written'],
  /** The same, paid by a budget. */
  budgetOrder: ['budget_reserved'],
  /** In the worker, while it gets a voucher from a supplier. */
  fulfilment: ['supplier_answered', 'code_stored', 'before_fulfil_commit', 'after_fulfil_commit'],
  worker: ['outbox_claimed', 'mail_sent'],
  /** In the worker, while it delivers a webhook: tests/webhooks/at-least-once.db.test.ts. */
  webhooks: ['webhook_sent'],
  reconciler: ['reconciler_mid_batch'],
  refund: ['refund_posted'],
  /** In the worker, while it does a run: tests/crash/bulk.db.test.ts. */
  bulk: ['chunk_written'],
  migration: ['migration_mid_way'],
} as const;
