import { verb } from '#core/verb.ts';
import { notFound } from '#lib/errors.ts';
import type { Page } from '#lib/page.ts';
import { onlyOperators } from './operators.ts';
import { selectResults, selectRun, selectRuns } from './queries.ts';
import { listRunsInput, type RunResult, type RunView, showRunInput } from './schema.ts';

/** Runs that the operator started or may see by a permission, newest first. */
export const listRuns = verb({
  name: 'bulk.list',
  permission: 'bulk.mine',
  anonymous: true,
  reads: true,
  input: listRunsInput,
  run: async (ctx, input): Promise<Page<RunView>> => {
    onlyOperators(ctx);
    return selectRuns(ctx, input);
  },
});

/** One run: how far it is, and what became of its rows. */
export const showRun = verb({
  name: 'bulk.show',
  permission: 'bulk.mine',
  anonymous: true,
  reads: true,
  input: showRunInput,
  run: async (ctx, input): Promise<{ run: RunView; results: Page<RunResult> }> => {
    onlyOperators(ctx);
    const run = (await selectRun(ctx, input.runId)) ?? notFound();
    return { run, results: await selectResults(ctx, input) };
  },
});
