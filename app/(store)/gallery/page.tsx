import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { frame } from '#app/(store)/_lib/frame.ts';
import { env } from '#lib/env.ts';
import { Buttons } from './_parts/buttons.tsx';
import { Choices } from './_parts/choices.tsx';
import { Fields } from './_parts/fields.tsx';
import { Figures } from './_parts/figures.tsx';
import { ForceStates } from './_parts/force-states.tsx';
import { Messages } from './_parts/messages.tsx';
import { Overlays } from './_parts/overlays.tsx';
import { RightToLeft } from './_parts/right-to-left.tsx';
import { Colours, Shapes, Type } from './_parts/tokens.tsx';
import { Waiting } from './_parts/waiting.tsx';

export const metadata: Metadata = { title: 'Gallery' };

const SECTIONS = [
  Type,
  Colours,
  Shapes,
  Buttons,
  Fields,
  Choices,
  Figures,
  Messages,
  Waiting,
  Overlays,
  RightToLeft,
];

/** Every primitive in every state, in this tenant's theme, light beside dark; people who only shop never get here. */
export default async function Gallery() {
  const { tenant } = await frame();
  if (env().DAMSON_DEMO === '0' && env().DAMSON_DEV === '0' && tenant.mode === 'live') notFound();
  return (
    <main className="mx-auto max-w-7xl px-4 pb-16 md:px-6">
      <h1 className="pt-8 text-xl font-semibold">Gallery</h1>
      <p className="mt-1 max-w-prose text-sm text-muted">
        What screens are made of, in the theme of {tenant.name}. Whatever looks wrong here looks wrong
        everywhere. States that a pointer or the keyboard makes are held in place, each under its name.
      </p>
      <ForceStates />
      {SECTIONS.map((Section) => (
        <Section key={Section.name} />
      ))}
    </main>
  );
}
