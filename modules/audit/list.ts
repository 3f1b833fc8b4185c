import { z } from 'zod';
import { verb } from '#core/verb.ts';
import { refuse } from '#lib/errors.ts';
import { verifyChain } from '#modules/ledger/index.ts';
import { countBlocks, selectEntries } from './queries.ts';
import { type AuditVerdict, listAuditInput } from './schema.ts';

/** More than a person waits for; the command `npm run ledger:verify` has no such bound. */
const MOST_BLOCKS = 1_000;

/** Who did what to what, newest first. */
export const listAudit = verb({
  name: 'audit.list',
  permission: 'audit.read',
  reads: true,
  input: listAuditInput,
  run: (ctx, input) => selectEntries(ctx, input),
});

/** Recomputes the chain of this program's records and says what the first difference is, if there is one. */
export const verifyAudit = verb({
  name: 'audit.verify',
  permission: 'audit.read',
  reads: true,
  input: z.object({}),
  run: async (ctx): Promise<AuditVerdict> => {
    const height = await countBlocks(ctx);
    if (height > MOST_BLOCKS) {
      const message = `The chain has ${height} blocks, too many to check in a page. Run npm run ledger:verify.`;
      refuse('not_available', message);
    }
    const { blocks, rows, unsealed, head, finding } = await verifyChain(ctx.sql, ctx.tenant.id);
    const wrong = finding && {
      what: finding.what,
      id: 'id' in finding ? finding.id : `block ${finding.height}`,
    };
    return { blocks, rows, unsealed, head: head?.hash ?? null, wrong };
  },
});
