'use client';
import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { buttonClass } from '#components/ui/button-class.ts';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { type Exported, type FileKind, useExport } from './use-export.ts';

type ExportMenuProps = {
  of: Exported;
  filter: object;
  /** How many rows these are, in words; null where nobody has counted. */
  count: string | null;
  kinds?: readonly FileKind[];
};
const KINDS: readonly FileKind[] = ['csv', 'xlsx'];

/** Writes all that a list lets through to a file. */
export function ExportMenu({ of, filter, count, kinds = KINDS }: ExportMenuProps) {
  const t = useTranslations('table');
  const toFile = useExport(of);
  const title = count === null ? t('exportAll') : t('export', { n: count });
  const [pending, start] = useTransition();
  return (
    <Menu
      label={title}
      triggerClass={buttonClass({ size: 'sm' })}
      trigger={
        <>
          <Download size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">{t('exportShort')}</span>
        </>
      }
    >
      <p className="px-3 pt-1 pb-1.5 text-xs text-muted">{title}</p>
      {kinds.map((kind) => (
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
