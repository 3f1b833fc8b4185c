import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { inRoot, inState } from '#scripts/root.ts';

const FILES: Record<string, string> = {
  'package.json': '{ "name": "bare", "private": true }',
  'next.config.mjs': 'export default {};',
  'app/layout.jsx': `export const metadata = { title: 'Bare', description: 'A page with nothing on it.' };
export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  'app/page.jsx': `'use client';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
const client = new QueryClient();
function Hello() { const { data } = useQuery({ queryKey: ['hello'], queryFn: () => 'hello', initialData: 'hello' }); return <main><h1>{data}</h1></main>; }
export default function Page() { return <QueryClientProvider client={client}><Hello /></QueryClientProvider>; }`,
};

/** Builds and serves the smallest page of the same stack (Next.js with TanStack Query), to compare with. */
export async function serveBarePage(port: number): Promise<{ url: string; stop: () => void }> {
  const folder = inState('bare');
  mkdirSync(`${folder}/app`, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(`${folder}/${name}`, text);
  const next = inRoot('node_modules/next/dist/bin/next');
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const build = spawn(process.execPath, [next, 'build', folder], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = await once(build, 'close');
  if (code !== 0) throw new Error(`The bare page does not build (code ${code}).`);
  const server = spawn(process.execPath, [next, 'start', folder, '-p', String(port)], {
    env,
    stdio: 'ignore',
  });
  const url = `http://localhost:${port}/`;
  for (let tries = 0; ; tries++) {
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) break;
    if (tries > 100) throw new Error('The bare page does not answer.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop: () => void server.kill() };
}
