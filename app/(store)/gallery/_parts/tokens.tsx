import type { ReactNode } from 'react';
import { GallerySection, Specimen } from './section.tsx';

const SIZES = [
  ['text-xs', '12/16'],
  ['text-sm', '14/20'],
  ['text-base', '16/24'],
  ['text-lg', '20/28'],
  ['text-xl', '28/34'],
  ['text-2xl', '40/44'],
] as const;

export function Type() {
  return (
    <GallerySection
      id="type"
      title="Type"
      about="Six sizes and three weights. Figures that stand below each other are tabular."
    >
      {() => (
        <>
          {SIZES.map(([size, lines]) => (
            <p key={size} className={`${size} flex min-w-0 items-baseline gap-4`}>
              <span className="w-12 shrink-0 text-xs text-muted">{lines}</span>
              <span className="truncate">12,450 points</span>
            </p>
          ))}
          <p className="flex gap-4 text-base">
            <span className="font-normal">Regular 400</span>
            <span className="font-medium">Medium 500</span>
            <span className="font-semibold">Semibold 600</span>
          </p>
        </>
      )}
    </GallerySection>
  );
}

const GROUNDS = ['bg-bg', 'bg-surface', 'bg-raised', 'bg-sunken', 'bg-accent-tint'] as const;
const INKS = ['text-text', 'text-muted', 'text-faint', 'text-accent-text'] as const;
const FILLS = ['bg-accent text-on-accent', 'bg-accent-strong text-on-accent'] as const;
const SIGNALS = [
  ['success', 'bg-success-tint text-success-text', 'bg-success'],
  ['warning', 'bg-warning-tint text-warning-text', 'bg-warning'],
  ['danger', 'bg-danger-tint text-danger-text', 'bg-danger'],
] as const;

export function Colours() {
  return (
    <GallerySection
      id="colours"
      title="Colours"
      about="Roles, not colours: each is computed from the tenant's accent, and every ink is readable on every ground."
    >
      {() => (
        <>
          <Specimen name="grounds and inks">
            <div className="grid w-full gap-1">
              {GROUNDS.map((ground) => (
                <Ground key={ground} ground={ground} />
              ))}
            </div>
          </Specimen>
          <Specimen name="accent">
            {FILLS.map((fill) => (
              <Swatch key={fill} className={fill}>
                {fill.split(' ')[0]?.slice(3)}
              </Swatch>
            ))}
            <Swatch className="border-accent-border bg-surface text-accent-text">border</Swatch>
            <Swatch className="border-hairline bg-surface">hairline</Swatch>
            <Swatch className="border-outline bg-surface">outline</Swatch>
          </Specimen>
          <Specimen name="signals">
            {SIGNALS.map(([name, tint, solid]) => (
              <Swatch key={name} className={tint}>
                <span aria-hidden="true" className={`me-2 size-3 rounded-full ${solid}`} />
                {name}
              </Swatch>
            ))}
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}

function Ground({ ground }: { ground: string }) {
  return (
    <p className={`${ground} flex flex-wrap gap-x-4 rounded-sm border border-hairline px-3 py-2 text-sm`}>
      {INKS.map((ink) => (
        <span key={ink} className={ink}>
          {ink.slice(5)}
        </span>
      ))}
      <span className="grow text-end text-xs text-muted">{ground.slice(3)}</span>
    </p>
  );
}

function Swatch({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span className={`${className} inline-flex h-10 items-center rounded-base border px-4 text-sm`}>
      {children}
    </span>
  );
}

const STEPS = ['w-1', 'w-2', 'w-3', 'w-4', 'w-6', 'w-8', 'w-12', 'w-16'] as const;

export function Shapes() {
  return (
    <GallerySection
      id="shapes"
      title="Shape and space"
      about="Space comes in steps of four. The tenant chooses how round things are; what lies inside has a smaller corner. One shadow, for what floats."
    >
      {() => (
        <>
          <Specimen name="space 4 8 12 16 24 32 48 64">
            {STEPS.map((step) => (
              <span key={step} className={`${step} h-4 rounded-sm bg-accent`} />
            ))}
          </Specimen>
          <Specimen name="rounded-sm · rounded-base · rounded-lg · rounded-full">
            {['rounded-sm', 'rounded-base', 'rounded-lg', 'rounded-full'].map((radius) => (
              <span key={radius} className={`${radius} size-16 border border-outline bg-surface`} />
            ))}
          </Specimen>
          <Specimen name="rounded-base p-1 with inner-1">
            <span className="rounded-base border border-hairline bg-sunken p-1">
              <span className="inner-1 block h-12 w-24 border border-hairline bg-surface" />
            </span>
          </Specimen>
          <Specimen name="shadow-float">
            <span className="grid h-16 w-32 place-items-center rounded-base bg-raised text-xs text-muted shadow-float">
              floats
            </span>
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}
