import { listRuns } from '#modules/bulk/index.ts';
import { readAsOperator } from '#server/screen.ts';

const SHOWN = 8;

/** The newest runs of whoever looks, for the bell: a plain request, since actions wait for one another. */
export async function GET(): Promise<Response> {
  const { items } = await readAsOperator(listRuns, { mine: true, limit: SHOWN });
  return Response.json(items, { headers: { 'Cache-Control': 'private, no-store' } });
}
