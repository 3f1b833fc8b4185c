import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

export const RUN_STATES = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const runIdInput = z.object({ runId: idSchema('bulkRun') });
export const listRunsInput = z.object({
  /** Only what I started myself. */
  mine: z.boolean().default(false),
  ...pageInput,
});
export const showRunInput = z.object({
  runId: idSchema('bulkRun'),
  refused: z.boolean().default(false),
  ...pageInput,
});
export const filePartInput = z.object({
  runId: idSchema('bulkRun'),
  part: z.number().int().min(0).max(100_000),
});
export const troubleInput = z.object({
  runId: idSchema('bulkRun'),
  /** Why it cannot go on; null for an accident that may pass. */
  final: z.string().max(500).nullable(),
});

export type RunFile = { name: string; type: string; bytes: number; parts: number; until: string };
export type RunView = {
  runId: string;
  kind: string;
  state: RunState;
  mine: boolean;
  /** Who started it; null for the platform. */
  startedBy: string | null;
  total: number | null;
  done: number;
  failed: number;
  trouble: string | null;
  /** Nothing has moved for so long that somebody should take it up again. */
  stalled: boolean;
  /** What it made, once it is done and for as long as it is kept. */
  file: RunFile | null;
  createdAt: string;
  finishedAt: string | null;
};
export type RunResult = { row: number; ok: boolean; label: string; message: string };
