import { Section } from '#components/store/section.tsx';
import { Tiles } from '#components/store/tiles.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Messages } from '#i18n/messages.ts';
import { pick } from '#i18n/pick.ts';
import { packTile, tileOf } from '#modules/orders/client.ts';
import type { HomeRow } from '#modules/orders/index.ts';
import { browseHref } from '../../_lib/filters.ts';
import { categoryName } from '../../_lib/words.ts';

type RowsProps = { rows: HomeRow[]; balance: number; messages: Messages; words: Words<'home'> };

/** The shelves of the home screen; the featured ones stand still, the others go sideways. */
export function HomeRows({ rows, balance, messages, words }: RowsProps) {
  const tileWords = pick(messages.browse, 'from', 'exactly', 'toGo', 'outOfStock');
  return rows.map((row) => {
    const { id, title, search } = headOf(row, messages, words);
    const more = { href: browseHref(search), label: messages.common.showAll };
    return (
      <Section key={id} id={id} title={title} more={more}>
        <Tiles
          tiles={row.items.map(tileOf).map(packTile)}
          balance={balance}
          words={tileWords}
          sideways={row.row !== 'featured'}
        />
      </Section>
    );
  });
}

function headOf(row: HomeRow, messages: Messages, words: Words<'home'>) {
  if (row.row === 'category')
    return {
      id: `row-${row.slug}`,
      title: categoryName(row, messages),
      search: { category: row.slug },
    };
  const searches = { featured: {}, forYou: {}, newest: { sort: 'newest' }, within: { afford: '1' } };
  return { id: `row-${row.row}`, title: words[row.row], search: searches[row.row] };
}
