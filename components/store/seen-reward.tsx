'use client';
import { useEffect } from 'react';
import { openLinkedReward, openMyReward } from '#server/actions/rewards.ts';

const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Tells once that a person looks: by a touch, a key or the wheel, none of which a mail scanner has. */
export function SeenReward({ door }: { door: { token: string } | { rewardId: string } }) {
  const id = 'token' in door ? door.token : door.rewardId;
  const linked = 'token' in door;
  useEffect(() => {
    const told = new AbortController();
    const tell = () => {
      told.abort();
      void (linked ? openLinkedReward({ token: id }) : openMyReward({ rewardId: id })).catch(() => {});
    };
    for (const sign of SIGNS) addEventListener(sign, tell, { passive: true, signal: told.signal });
    return () => told.abort();
  }, [id, linked]);
  return null;
}
