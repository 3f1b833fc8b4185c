'use server';
import type { Result } from '#lib/result.ts';
import { exportAudit } from '#modules/audit/index.ts';
import { cancelRun, resumeRun } from '#modules/bulk/index.ts';
import { exportOrders } from '#modules/orders/index.ts';
import { act } from '../action.ts';

type Started = Result<{ runId: string }>;

export async function stopRun(input: { runId: string }): Promise<Started> {
  return act('operator', cancelRun, input);
}

export async function takeRunUp(input: { runId: string }): Promise<Started> {
  return act('operator', resumeRun, input);
}

export async function ordersToFile(input: object): Promise<Started> {
  return act('operator', exportOrders, input);
}

export async function auditToFile(input: object): Promise<Started> {
  return act('operator', exportAudit, input);
}
