'use client';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { Page } from '#lib/page.ts';
import type { Result } from '#lib/result.ts';
import type { MemberRow } from '#modules/identity/schema.ts';
import type { OrderRow } from '#modules/orders/schema.ts';
import { findMembers } from '#server/actions/identity.ts';
import { findOrders } from '#server/actions/orders.ts';

const SHOWN = 5;
const FRESH_MS = 15_000;

async function itemsOf<T>(call: Promise<Result<Page<T>>>): Promise<T[]> {
  const result = await call;
  if (!result.ok) throw new Error(result.error.code);
  return result.data.items;
}

/** Orders and people for what is typed, as far as this operator may see them. */
export function usePaletteSearch(typed: string, may: { orders: boolean; people: boolean }) {
  const q = useDeferredValue(typed.trim());
  const ask = { q, limit: SHOWN };
  const orders = useQuery<OrderRow[]>({
    queryKey: ['palette', 'orders', q],
    queryFn: () => itemsOf(findOrders(ask)),
    enabled: may.orders && q.length > 1,
    staleTime: FRESH_MS,
  });
  const people = useQuery<MemberRow[]>({
    queryKey: ['palette', 'people', q],
    queryFn: () => itemsOf(findMembers(ask)),
    enabled: may.people && q.length > 1,
    staleTime: FRESH_MS,
  });
  return {
    orders: orders.data ?? [],
    people: people.data ?? [],
    searching: orders.isFetching || people.isFetching,
    failed: orders.isError || people.isError,
  };
}
