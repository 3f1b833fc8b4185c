'use client';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';
import { Kbd } from '#components/ui/kbd.tsx';
import { onAsked } from './habits.ts';
import type { Place } from './places.ts';

/** The sheet behind `?`. */
export function Shortcuts({ places }: { places: Place[] }) {
  const t = useTranslations('admin');
  const table = useTranslations('table');
  const [open, setOpen] = useState(false);
  useEffect(() => onAsked('shortcuts', () => setOpen(true)), []);
  const or = <span className="text-xs text-muted">{t('shortcuts.or')}</span>;
  const then = <span className="text-xs text-muted">{t('shortcuts.then')}</span>;
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title={t('shortcuts.title')}
      closeLabel={t('common.close')}
    >
      <Group title={t('shortcuts.everywhere')}>
        <Keys what={t('shortcuts.palette')}>
          <Kbd>
            <bdi dir="ltr">⌘K</bdi>
          </Kbd>{' '}
          {or} <Kbd>Ctrl K</Kbd>
        </Keys>
        {places.map((place) => (
          <Keys key={place.key} what={t('shortcuts.goto', { page: t(`nav.${place.key}`) })}>
            <Kbd>g</Kbd> {then} <Kbd>{place.letter}</Kbd>
          </Keys>
        ))}
        <Keys what={t('shortcuts.help')}>
          <Kbd>?</Kbd>
        </Keys>
      </Group>
      <Group title={t('shortcuts.lists')}>
        <Keys what={t('shortcuts.search')}>
          <Kbd>/</Kbd>
        </Keys>
        <Keys what={t('shortcuts.next')}>
          <Kbd>j</Kbd> {or} <Kbd>↓</Kbd>
        </Keys>
        <Keys what={t('shortcuts.previous')}>
          <Kbd>k</Kbd> {or} <Kbd>↑</Kbd>
        </Keys>
        <Keys what={t('shortcuts.openRow')}>
          <Kbd>↵</Kbd>
        </Keys>
        <Keys what={table('tickKey')}>
          <Kbd>x</Kbd>
        </Keys>
        <Keys what={t('shortcuts.close')}>
          <Kbd>Esc</Kbd>
        </Keys>
      </Group>
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-4">
      <h3 className="mb-1 text-xs font-medium text-muted">{title}</h3>
      <dl className="grid">{children}</dl>
    </section>
  );
}

function Keys({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div className="flex min-h-9 items-center justify-between gap-4 border-b border-hairline text-sm last:border-0">
      <dt>{what}</dt>
      <dd className="flex items-center gap-1.5">{children}</dd>
    </div>
  );
}
