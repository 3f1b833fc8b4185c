import { redirect } from 'next/navigation';
import { endHandOver } from '#server/hand-over.ts';

/** Where a browser comes in that proved itself elsewhere. What it brings works once, within a minute, and for it alone. */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? '';
  redirect((await endHandOver(token)) ? '/admin' : '/admin/sign-in?entry=gone');
}
