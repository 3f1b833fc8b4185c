import type { Sql } from '#db/client.ts';

/** Whoever works for the installation: one of its operators, or a command of its machine. */
export type PlatformActor = {
  id: string;
  name: string;
  email: string | null;
  /** Whether the second factor was given, is still owed, or has never been set up. */
  factor: 'given' | 'owed' | 'unset';
  sessionId?: string;
};
export type PlatformCaller = {
  requestId: string;
  now: Date;
  authenticate: (sql: Sql, now: Date) => Promise<PlatformActor | null>;
};
export type PlatformCtx = {
  sql: Sql;
  actor: PlatformActor;
  requestId: string;
  now: Date;
  /** Adds to the audit row. */
  note: (audit: { objectId?: string; detail?: object }) => void;
};
