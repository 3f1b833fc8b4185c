'use client';
import { useEffect, useRef, useState } from 'react';
import type { Words } from '#i18n/areas.ts';
import { frameReader } from './read-frame.ts';

const EVERY_MS = 150;

type ScannerProps = { words: Words<'till'>; onCode: (code: string) => void };

/** Shows what the camera sees until a code is in it. The camera is let go as soon as this leaves the screen. */
export function Scanner({ words, onCode }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const stopping = new AbortController();
    watch(video.current, stopping.signal)
      .then((code) => code && found.current(code))
      .catch(() => setRefused(true));
    return () => stopping.abort();
  }, []);
  if (refused)
    return (
      <p role="alert" className="text-sm text-pretty text-danger-text">
        {words.noCamera}
      </p>
    );
  return (
    <figure className="grid gap-2">
      <video
        ref={video}
        muted
        playsInline
        className="aspect-square w-full rounded-lg bg-sunken object-cover"
      />
      <figcaption role="status" className="text-center text-sm text-muted">
        {words.aim}
      </figcaption>
    </figure>
  );
}

/** The first code that the camera sees; null when it was stopped before. */
async function watch(video: HTMLVideoElement | null, stopped: AbortSignal): Promise<string | null> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    const read = await frameReader();
    if (!video || stopped.aborted) return null;
    video.srcObject = stream;
    await video.play();
    while (!stopped.aborted) {
      const code = await read(video);
      if (code && !stopped.aborted) return code;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
