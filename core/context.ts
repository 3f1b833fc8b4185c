import type { Sql } from '#db/client.ts';
import { drizzleOver } from '#db/tenant.ts';
import type { TenantRef } from '#lib/tenant.ts';

export type Actor =
  | {
      type: 'member';
      id: string;
      /** Somebody of the console looks as this member does, and changes nothing. */
      readOnly?: true;
    }
  | {
      type: 'operator' | 'api_key';
      id: string;
      permissions: ReadonlySet<string>;
      /** The cost centres to which a permission is limited; one that is not named holds everywhere. */
      limits?: ReadonlyMap<string, readonly string[]>;
      /** Somebody who runs the installation, let in by this grant: everything they do says so. */
      grantId?: string;
      /** They were let in to look alone. */
      readOnly?: true;
    }
  | { type: 'system'; id: string }
  | { type: 'anonymous'; id: string };

/** Who knocks: made by a door (action, REST, job); the actor is only known inside the transaction. */
export type Caller = {
  tenant: TenantRef;
  requestId: string;
  now: Date;
  authenticate: (sql: Sql, tenant: TenantRef, now: Date) => Promise<Actor>;
  /** The API key that `authenticate` would find, as this process last saw it: whoever uses it proves it again. */
  apiKey?: { id: string; secretHash: Buffer; networks: readonly string[] } | undefined;
};

export type EventInput = { type: string; objectType: string; objectId: string; data?: object };
export type AuditInput = { objectId?: string | undefined; detail?: object };

/** A value, never ambient: everything that one use case may stand on. */
export type Ctx = {
  tenant: TenantRef;
  actor: Actor;
  sql: Sql;
  db: ReturnType<typeof drizzleOver>;
  requestId: string;
  now: Date;
  /** Announces a fact; written with the transaction, in order, with a sequence for each object. */
  emit: (event: EventInput) => void;
  /** Adds to the audit row that the verb leaves. */
  note: (audit: AuditInput) => void;
};

export type Notes = { events: EventInput[]; audit: AuditInput };

export function openContext(caller: Caller, sql: Sql, actor: Actor): { ctx: Ctx; notes: Notes } {
  const notes: Notes = { events: [], audit: {} };
  let db: Ctx['db'] | undefined;
  const ctx: Ctx = {
    tenant: caller.tenant,
    actor,
    sql,
    get db() {
      db ??= drizzleOver(sql);
      return db;
    },
    requestId: caller.requestId,
    now: caller.now,
    emit: (event) => void notes.events.push(event),
    note: (audit) => {
      notes.audit = { ...notes.audit, ...audit, detail: { ...notes.audit.detail, ...audit.detail } };
    },
  };
  return { ctx, notes };
}
