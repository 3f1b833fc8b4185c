import { z } from 'zod';
import type { Ctx } from '#core/context.ts';
import { verb } from '#core/verb.ts';
import type { Cell } from '#lib/csv.ts';
import { refuse } from '#lib/errors.ts';
import { toDecimal } from '#lib/money.ts';
import {
  type Chunk,
  FILE_TYPES,
  nextBytes,
  sheetSchema,
  startRun,
  takeChunk,
  type UnderWay,
} from '#modules/bulk/index.ts';
import { countAllOrders, selectOrders } from './list-queries.ts';
import { exportOrdersInput, type OrderRow, runOfOrdersInput } from './schema.ts';

const KIND = 'orders.export';
const CHUNK = 1_000;
const MOST_ROWS = { csv: 2_000_000, xlsx: 1_048_575 } as const;
const HEAD = [
  'Order',
  'Placed at (UTC)',
  'Status',
  'Channel',
  'Recipient',
  'E-mail',
  'Product',
  'Value',
  'Currency',
  'Quantity',
  'Lines',
  'Points',
  'Member',
] as const;
const cursorSchema = z.object({ after: z.string().nullable(), sheet: sheetSchema });

/** Writes orders that a filter lets through, or those that were chosen, to a file, newest first; jobs do it. */
export const exportOrders = verb({
  name: 'orders.export',
  permission: 'orders.read',
  input: exportOrdersInput,
  run: async (ctx, input): Promise<{ runId: string }> => {
    const day = ctx.now.toISOString().slice(0, 10);
    const makes = { name: `orders-${day}.${input.format}`, type: FILE_TYPES[input.format] };
    const runId = await startRun(ctx, { kind: KIND, permission: 'orders.read', input, makes });
    ctx.note({ detail: { format: input.format } });
    return { runId };
  },
});

/** The next rows of such a file. */
export const exportOrdersChunk = verb({
  name: 'orders.exportChunk',
  permission: 'orders.read',
  input: runOfOrdersInput,
  run: (ctx, { runId }) => takeChunk(ctx, { runId, kind: KIND }, (run) => nextChunk(ctx, run)),
});

async function nextChunk(ctx: Ctx, run: UnderWay): Promise<Chunk> {
  const { format, ...filter } = exportOrdersInput.parse(run.input);
  const { after, sheet } = cursorSchema.parse(run.cursor ?? { after: null });
  const total = run.cursor ? run.total : await countAllOrders(ctx, filter);
  if (total !== null && total > MOST_ROWS[format]) {
    const most = MOST_ROWS[format].toLocaleString('en');
    refuse('conflict', `A file holds at most ${most} rows, and these are more. Narrow the filter.`);
  }
  const asked = { ...filter, sort: 'newest' as const, limit: CHUNK, cursor: after ?? undefined };
  const page = await selectOrders(ctx, asked);
  const last = page.nextCursor === null;
  const rows = page.items.map(cellsOf);
  const { bytes, sheet: written } = nextBytes({ format, head: HEAD, rows, sheet, last });
  return {
    cursor: last ? null : { after: page.nextCursor, sheet: written },
    done: rows.length,
    bytes,
    ...(total !== null && { total }),
  };
}

function cellsOf(o: OrderRow): Cell[] {
  const value = toDecimal({ amount: BigInt(o.denomination), currency: o.currency });
  return [
    o.orderId,
    o.createdAt.slice(0, 19).replace('T', ' '),
    o.status,
    o.channel,
    o.recipient.name,
    o.recipient.email,
    o.productName,
    Number(value),
    o.currency,
    o.quantity,
    o.lineCount,
    o.points,
    o.memberId,
  ];
}
