'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { type FileKind, useOrdersExport } from './use-orders-export.ts';

const KINDS: readonly FileKind[] = ['csv', 'xlsx'];

/** Writes all that the list lets through to a file; `count` says how many in words. */
export function ExportMenu({ filter, count }: { filter: object; count: string }) {
  const t = useTranslations('table');
  const toFile = useOrdersExport();
  const [pending, start] = useTransition();
  return (
    <Menu
      label={t('export', { n: count })}
      triggerClass={buttonClass({ size: 'sm' })}
      trigger={
        <>
          <Download size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">{t('exportShort')}</span>
        </>
      }
    >
      <p className="px-3 pt-1 pb-1.5 text-xs text-muted">{t('export', { n: count })}</p>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          disabled={pending}
          className={MENU_ITEM}
          onClick={() => start(async () => void (await toFile(kind, filter)))}
        >
          {t(`formats.${kind}`)}
        </button>
      ))}
    </Menu>
  );
}
