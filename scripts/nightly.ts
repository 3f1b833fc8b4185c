import { spawnSync } from 'node:child_process';
import { inRoot } from './root.ts';

/**
 * What takes too long for each commit: a hundred kills under load instead of thirty-six, then every planted bug. Ends
 * with 1 if either of them failed.
 */
const vitest = inRoot('node_modules/vitest/vitest.mjs');
const runs = [
  [vitest, 'run', '--project', 'database', 'tests/crash/loops'],
  [inRoot('scripts/mutate.ts')],
].map((args) =>
  spawnSync(process.execPath, args, {
    cwd: inRoot(),
    env: { ...process.env, NIGHTLY: '1' },
    stdio: 'inherit',
  }),
);
process.exit(runs.every(({ status }) => status === 0) ? 0 : 1);
