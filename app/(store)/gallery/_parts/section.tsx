import type { ReactNode } from 'react';

type GallerySectionProps = {
  id: string;
  title: string;
  about: string;
  dir?: 'rtl';
  /** Rendered once for each scheme; the scheme keeps ids and names of the two apart. */
  children: (scheme: 'light' | 'dark') => ReactNode;
};

/** One kind of primitive, light beside dark. */
export function GallerySection({ id, title, about, dir, children }: GallerySectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="pt-10">
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-pretty text-muted">{about}</p>
      <div data-gallery={id} className="mt-4 grid gap-4 lg:grid-cols-2">
        {(['light', 'dark'] as const).map((scheme) => (
          <div
            key={scheme}
            dir={dir}
            lang={dir && 'ar'}
            style={{ colorScheme: scheme }}
            className="grid min-w-0 content-start gap-6 rounded-lg border border-hairline bg-bg p-6 text-text"
          >
            {children(scheme)}
          </div>
        ))}
      </div>
    </section>
  );
}

/** A row of one primitive's states, with its name above. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 gap-2">
      <h3 className="text-xs font-medium text-muted">{name}</h3>
      <div className="flex min-w-0 flex-wrap items-start gap-3">{children}</div>
    </div>
  );
}

type State = 'as it is' | 'hover' | 'active' | 'focus' | 'disabled' | 'busy';

/** One state under its name; what a pointer or the keyboard would make is held in place. */
export function Shown({ state, children }: { state: State; children: ReactNode }) {
  return (
    <div className="grid min-w-0 justify-items-center gap-1">
      <div data-hold={state === 'focus' ? 'focus-visible' : state} className="min-w-0">
        {children}
      </div>
      <span className="text-xs text-muted">{state}</span>
    </div>
  );
}
