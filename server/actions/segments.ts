'use server';
import type { Result } from '#lib/result.ts';
import { cancelRun, showRun } from '#modules/bulk/index.ts';
import type { RunView } from '#modules/bulk/schema.ts';
import { createSegment, deleteSegment, editSegment, previewSegment } from '#modules/identity/index.ts';
import type { Preview } from '#modules/identity/schema.ts';
import { grantToSegment } from '#modules/points/index.ts';
import { act } from '../action.ts';

export async function countSegment(input: { rule: object }): Promise<Result<Preview>> {
  return act('operator', previewSegment, input);
}

export async function saveSegment(input: object): Promise<Result<{ segmentId: string }>> {
  return 'segmentId' in input ? act('operator', editSegment, input) : act('operator', createSegment, input);
}

export async function forgetSegment(input: { segmentId: string }): Promise<Result<{ segmentId: string }>> {
  return act('operator', deleteSegment, input);
}

export async function givePointsToSegment(input: {
  segmentId: string;
  points: number;
  reason: string;
  idempotencyKey: string;
}): Promise<Result<{ runId: string; members: number }>> {
  const { idempotencyKey, ...grant } = input;
  return act('operator', grantToSegment, grant, { idempotencyKey });
}

export async function followGiving(input: { runId: string }): Promise<Result<{ run: RunView }>> {
  return act('operator', showRun, { ...input, limit: 1 });
}

export async function stopGiving(input: { runId: string }): Promise<Result<unknown>> {
  return act('operator', cancelRun, input);
}
