'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import { grantPoints, pointsStatement } from '#modules/points/index.ts';
import type { StatementEntry } from '#modules/points/schema.ts';
import { act } from '../action.ts';

export async function givePoints(input: {
  memberIds: string[];
  points: number;
  reason: string;
  idempotencyKey: string;
}): Promise<Result<{ granted: number; grantIds: string[] }>> {
  const { idempotencyKey, ...grant } = input;
  return act('operator', grantPoints, grant, { idempotencyKey });
}

export async function loadStatement(input: { cursor?: string }): Promise<Result<Page<StatementEntry>>> {
  return act('member', pointsStatement, input);
}
