import type { Caller } from '#core/context.ts';
import { beginOperation, endAttempt, type Work } from './operate.ts';
import type { Fact, Looked, Outcome } from './port.ts';
import { providerOf } from './registry.ts';

const MOST_STEPS = 4;

/** Not carried out yet as far as we know; whoever asked may come again with the same operation. */
export class Postponed extends Error {
  constructor(detail: string) {
    super(`The card provider has not done it yet: ${detail}`);
    this.name = 'Postponed';
  }
}

/**
 * Carries out an operation with no transaction open while the provider is asked. It may be run again at any moment, by
 * many at once and after any crash: the provider acts once for each key, and what is unknown is looked up.
 * Answers the secret with which the person's browser may pay, if the provider gave one just now.
 */
export async function performOperation(caller: Caller, operationId: string): Promise<string | null> {
  for (let step = 1; step <= MOST_STEPS; step++) {
    const begun = await beginOperation.call(caller, { operationId });
    if ('ended' in begun) return null;
    if ('first' in begun) await performOperation(caller, begun.first);
    else return attempt(caller, begun.work);
  }
  throw new Postponed('what comes first is still under way');
}

type Verdict = { verdict: 'done' | 'refused' | 'again' | 'wait'; fact: Fact | null; detail: string };

async function attempt(caller: Caller, work: Work): Promise<string | null> {
  const { access, target, operation } = work;
  const provider = providerOf(access.provider);
  const looked = work.lookFirst ? await provider.retrieve(access, target) : null;
  const seen = looked?.kind === 'found' && showsEffect(work, looked.fact) ? looked.fact : null;
  const outcome: Outcome = seen
    ? { kind: 'done', fact: seen }
    : await provider[work.kind](access, target, operation);
  const judged = await judge(work, outcome);
  const { operationId } = operation;
  await endAttempt.call(caller, { operationId, attempt: work.attempt, ...judged });
  if (judged.verdict === 'wait' || judged.verdict === 'again') throw new Postponed(judged.detail);
  return outcome.kind === 'done' ? (outcome.clientSecret ?? null) : null;
}

/** What is not surely done is looked up before anybody believes that it was not. */
async function judge(work: Work, outcome: Outcome): Promise<Verdict> {
  if (outcome.kind === 'done') {
    const detail = 'the provider has done it';
    const undone = work.kind === 'refund' && !showsEffect(work, outcome.fact);
    return { verdict: undone ? 'refused' : 'done', fact: outcome.fact, detail };
  }
  const { detail } = outcome;
  if (outcome.kind === 'retry-after') return { verdict: 'wait', fact: null, detail };
  const ended = outcome.kind === 'declined' || outcome.ended;
  if (work.kind === 'create') {
    const fact: Fact = { state: 'failed', failureCode: 'processing_error' };
    if (outcome.kind === 'declined') return { verdict: 'refused', fact, detail };
    return { verdict: ended ? 'again' : 'wait', fact: null, detail };
  }
  const looked: Looked = await providerOf(work.access.provider).retrieve(work.access, work.target);
  if (looked.kind === 'unknown') return { verdict: 'wait', fact: null, detail };
  if (showsEffect(work, looked.fact)) return { verdict: 'done', fact: looked.fact, detail };
  if (outcome.kind === 'declined') return { verdict: 'refused', fact: looked.fact, detail };
  return { verdict: ended ? 'again' : 'wait', fact: looked.fact, detail };
}

/** Whether the provider's truth says that the operation was carried out. */
function showsEffect({ kind, operation }: Work, fact: Fact): boolean {
  switch (kind) {
    case 'create':
      return fact.providerReference !== undefined;
    case 'capture':
      return fact.state === 'captured' && fact.capturedAmount === operation.amount;
    case 'cancel':
      return fact.state === 'cancelled';
    case 'refund':
      return (fact.refunds ?? []).some(
        (r) => r.operationId === operation.operationId && r.state !== 'failed',
      );
  }
}
