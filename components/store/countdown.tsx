'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { fill } from '#i18n/fill.ts';
import { clock } from '#lib/clock.ts';

/**
 * The time that a price is still fixed for. It only informs, the server judges; a device whose clock is off
 * by so much that the time would be absurd shows none. Its end is told once, and only to whom it was seen to run.
 */
export function Countdown({
  until,
  template,
  onEnd,
}: {
  until: string;
  template: string;
  onEnd?: () => void;
}) {
  const [seconds, setSeconds] = useState(() => secondsUntil(until));
  const ended = useEffectEvent(() => onEnd?.());
  useEffect(() => {
    let before = secondsUntil(until);
    setSeconds(before);
    const timer = setInterval(() => {
      const now = secondsUntil(until);
      setSeconds(now);
      if (before > 0 && before <= MOST_SECONDS && now <= 0) ended();
      before = now;
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  if (seconds <= 0 || seconds > MOST_SECONDS) return null;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p role="timer" className="tabular text-center text-xs text-muted">
      {fill(template, { time })}
    </p>
  );
}

const MOST_SECONDS = 3600;

function secondsUntil(until: string): number {
  return Math.ceil((Date.parse(until) - clock.now().getTime()) / 1000);
}
