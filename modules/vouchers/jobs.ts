import type { Job } from '#core/jobs.ts';
import { generateChunk } from './generate-run.ts';

/** The jobs of this module, by the name of their task. */
export const jobs: Readonly<Record<string, Job>> = {
  'vouchers.generate': async (caller, data) => {
    while ((await generateChunk.call(caller, data)).missing > 0);
  },
};
