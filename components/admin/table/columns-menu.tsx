'use client';
import { Columns3 } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { buttonClass } from '#components/ui/button-class.ts';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { hrefWith, readQuery } from '../href.ts';
import { readColumns, writeColumns } from './columns.ts';

type ColumnsMenuProps = {
  /** Where the choice is kept: this page, with an open panel or without. */
  path: string;
  columns: readonly { key: string; label: string }[];
  usual: readonly string[];
};

/** Which columns a list shows; a choice goes with its URL. */
export function ColumnsMenu({ path, columns, usual }: ColumnsMenuProps) {
  const t = useTranslations('table');
  const router = useRouter();
  const params = useSearchParams();
  const all = columns.map((column) => column.key);
  const shown = readColumns(params.get('cols') ?? undefined, { all, usual });
  const toggle = (key: string) => {
    const next = all.filter((each) => (each === key ? !shown.includes(key) : shown.includes(each)));
    const query = readQuery(Object.fromEntries(params));
    router.replace(hrefWith(path, query, { cols: writeColumns(next, usual) }), { scroll: false });
  };
  return (
    <Menu
      label={t('columns')}
      triggerClass={buttonClass({ size: 'sm' })}
      trigger={
        <>
          <Columns3 size={15} aria-hidden="true" />
          <span className="max-lg:sr-only">{t('columns')}</span>
        </>
      }
    >
      <fieldset>
        <legend className="sr-only">{t('columns')}</legend>
        {columns.map(({ key, label }) => (
          <label key={key} className={MENU_ITEM}>
            <input
              type="checkbox"
              checked={shown.includes(key)}
              onChange={() => toggle(key)}
              className="size-4 accent-accent-mark"
            />
            {label}
          </label>
        ))}
      </fieldset>
    </Menu>
  );
}
