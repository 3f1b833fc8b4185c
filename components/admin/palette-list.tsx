'use client';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';

type PaletteListProps = {
  groups: PaletteGroup[];
  currentId: string | undefined;
  onOpen: (href: string) => void;
};

export const optionId = (id: string) => `palette-${id}`;

export function PaletteList({ groups, currentId, onOpen }: PaletteListProps) {
  const t = useTranslations('admin.palette');
  useEffect(() => {
    if (currentId) document.getElementById(optionId(currentId))?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);
  return (
    <div
      id="palette-list"
      role="listbox"
      aria-label={t('title')}
      className="overflow-y-auto p-2 empty:hidden"
    >
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
        <div key={group.key} role="group" aria-label={t(group.key)}>
          <p aria-hidden="true" className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
            {t(group.key)}
          </p>
          {group.items.map((item) => (
            <Option key={item.id} item={item} current={item.id === currentId} onOpen={onOpen} />
          ))}
        </div>
      ))}
    </div>
  );
}

type OptionProps = { item: PaletteItem; current: boolean; onOpen: (href: string) => void };

function Option({ item, current, onOpen }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which names the current option.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
    <div
      id={optionId(item.id)}
      role="option"
      aria-selected={current}
      onClick={() => onOpen(item.href)}
      className={cx(
        'flex h-10 cursor-pointer items-center gap-3 rounded-sm px-2 text-sm',
        current ? 'bg-accent-tint text-accent-text' : 'hover:bg-sunken',
      )}
    >
      <item.icon size={16} aria-hidden="true" className="shrink-0 opacity-80" />
      <span className="min-w-0 grow truncate">{item.label}</span>
      {item.detail && <span className="max-w-64 shrink-0 truncate text-xs text-muted">{item.detail}</span>}
    </div>
  );
}
