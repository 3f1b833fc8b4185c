import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import { selectAlerts } from './queries.ts';
import { type AlertCause, listAlertsInput } from './schema.ts';
import { closeAlert, insertAlert } from './store.ts';

type Subject = { cause: AlertCause; subject: string };

/** The tenant's alerts about suppliers, newest first: the open ones, or those that are over. */
export const listAlerts = verb({
  name: 'suppliers.listAlerts',
  permission: 'suppliers.read',
  reads: true,
  input: listAlertsInput,
  run: selectAlerts,
});

/** Opens an alert unless one is open for the same cause and subject. */
export async function raise(ctx: Ctx, alert: Subject & { detail: string }): Promise<void> {
  const alertId = await insertAlert(ctx, alert);
  if (alertId) announce(ctx, 'supplier.alert_raised', alertId, alert);
}

/** Closes the alert that is open, if there is one. */
export async function settle(ctx: Ctx, alert: Subject): Promise<void> {
  const alertId = await closeAlert(ctx, alert);
  if (alertId) announce(ctx, 'supplier.alert_closed', alertId, alert);
}

function announce(ctx: Ctx, type: string, alertId: string, { cause, subject }: Subject): void {
  ctx.emit({ type, objectType: 'supplier_alert', objectId: alertId, data: { cause, subject } });
}
