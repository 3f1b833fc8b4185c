import { notFound } from 'next/navigation';
import { consoleFrame } from '#app/(admin)/_lib/frame.ts';

/** An address that the console does not know keeps the console around its answer. */
export default async function Unknown() {
  await consoleFrame('/admin');
  notFound();
}
