'use server';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import {
  decideNomination,
  feed,
  give,
  myNominations,
  nominate,
  react,
  second,
  takeBack,
} from '#modules/recognition/index.ts';
import type { NominationRow, Post } from '#modules/recognition/schema.ts';
import { act } from '../action.ts';

export async function loadFeed(input: { filter: string; cursor?: string }): Promise<Result<Page<Post>>> {
  return act('member', feed, input);
}

/** The key belongs to one gift on one screen, so that a double tap or a retry gives once. */
export async function giveRecognition(input: {
  receiverIds: string[];
  points: number;
  valueId: string;
  message: string;
  private: boolean;
  idempotencyKey: string;
}): Promise<Result<{ recognitionId: string }>> {
  const { idempotencyKey, ...gift } = input;
  return act('member', give, gift, { idempotencyKey });
}

export async function takeBackRecognition(input: { recognitionId: string }): Promise<Result<unknown>> {
  return act('member', takeBack, input);
}

export async function reactTo(input: {
  recognitionId: string;
  kind: string;
  on: boolean;
}): Promise<Result<Pick<Post, 'reactions'>>> {
  return act('member', react, input);
}

export async function nominateColleague(input: {
  awardId: string;
  nomineeId: string;
  reason: string;
  idempotencyKey: string;
}): Promise<Result<{ nominationId: string }>> {
  const { idempotencyKey, ...nomination } = input;
  return act('member', nominate, nomination, { idempotencyKey });
}

export async function loadNominations(input: {
  view: string;
  cursor?: string;
}): Promise<Result<Page<NominationRow>>> {
  return act('member', myNominations, input);
}

export async function secondNomination(input: {
  nominationId: string;
  on: boolean;
}): Promise<Result<{ seconded: boolean }>> {
  return act('member', second, input);
}

export async function decideOn(input: {
  nominationId: string;
  decision: 'approve' | 'decline';
  note: string;
}): Promise<Result<{ state: 'approved' | 'declined' }>> {
  return act('member', decideNomination, input);
}
