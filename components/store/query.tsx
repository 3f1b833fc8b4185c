'use client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

let ours: QueryClient | undefined;

/** One client for the tab, so that a list is still there, with all its pages, when one comes back to it. */
function tabClient(): QueryClient {
  ours ??= makeClient();
  return ours;
}

function makeClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, gcTime: 600_000, retry: 1 } } });
}

export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(() => (typeof window === 'undefined' ? makeClient() : tabClient()));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
