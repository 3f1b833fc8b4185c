'use client';
import { Bookmark, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { Button, IconButton } from '#components/ui/button.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { Input } from '#components/ui/field.tsx';
import { MENU_ITEM, Menu } from '#components/ui/menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { SavedView } from '#modules/views/schema.ts';
import { forgetView, keepView } from '#server/actions/views.ts';
import { answerOf, useExplain } from '../explain.ts';
import { FROM_START, hrefWith, readQuery } from '../href.ts';

type ViewsMenuProps = { path: string; place: string; views: readonly SavedView[] };

/** The operator's own views of a list: go to one, keep the present one, forget one. */
export function ViewsMenu({ path, place, views }: ViewsMenuProps) {
  const t = useTranslations('table');
  const explain = useExplain();
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const here = hrefWith('', readQuery(Object.fromEntries(params)), FROM_START).replace(/^\?/, '');
  const current = views.find((view) => view.query === here);
  const keep = (name: string) =>
    start(async () => {
      const answer = await answerOf(keepView({ place, name, query: here }));
      toast(answer.ok ? t('viewKept', { name }) : explain(answer.error));
      router.refresh();
    });
  const forget = (view: SavedView) =>
    start(async () => {
      const answer = await answerOf(forgetView({ viewId: view.viewId }));
      if (!answer.ok) toast(explain(answer.error));
      router.refresh();
    });
  return (
    <Menu
      label={t('views')}
      triggerClass={buttonClass({ size: 'sm' })}
      trigger={
        <>
          <Bookmark size={15} aria-hidden="true" className={current && 'fill-current'} />
          <span className="max-w-32 truncate max-lg:sr-only">{current?.name ?? t('views')}</span>
        </>
      }
      className="w-72"
    >
      {views.map((view) => (
        <div key={view.viewId} className="flex items-center">
          <Link
            href={view.query ? `${path}?${view.query}` : path}
            aria-current={view === current ? 'true' : undefined}
            className={`${MENU_ITEM} min-w-0 aria-current:font-medium`}
          >
            <bdi className="truncate">{view.name}</bdi>
          </Link>
          <IconButton
            label={t('forgetView', { name: view.name })}
            disabled={pending}
            onClick={() => forget(view)}
            className="size-8!"
          >
            <Trash2 size={15} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {views.length === 0 && <p className="px-3 py-2 text-row text-muted">{t('noViews')}</p>}
      <form
        className="flex gap-2 border-t border-hairline p-2"
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
          if (name) keep(name);
          event.currentTarget.reset();
        }}
      >
        <Input
          name="name"
          height="sm"
          maxLength={60}
          aria-label={t('viewName')}
          placeholder={t('viewName')}
        />
        <Button type="submit" size="sm" busy={pending}>
          {t('keepView')}
        </Button>
      </form>
    </Menu>
  );
}
