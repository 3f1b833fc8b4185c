'use client';
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether the scripts of this part run: until then a button that needs them must not look pressable to anybody. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
