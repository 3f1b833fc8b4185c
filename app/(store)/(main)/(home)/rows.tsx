import { Section } from '#components/store/section.tsx';
import { Tile } from '#components/store/tile.tsx';
import { ROW_TILE, TileGrid, TileRow } from '#components/store/tile-grid.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { Messages } from '#i18n/messages.ts';
import type { HomeRow } from '#modules/orders/index.ts';
import { browseHref } from '../../_lib/filters.ts';
import { inlineFirstArt } from '../../_lib/inline-art.ts';
import { categoryName } from '../../_lib/words.ts';

type RowsProps = {
  rows: HomeRow[];
  balance: number;
  messages: Messages;
  words: Words<'home'>;
  format: Format;
};

/** The shelves of the home screen; the featured ones stand still, the others go sideways. */
export async function HomeRows({ rows, balance, messages, words, format }: RowsProps) {
  const tile = { balance, format, words: messages.browse };
  const first = await inlineFirstArt(rows[0]?.items ?? []);
  return rows.map((row, index) => {
    const { id, title, search } = headOf(row, messages, words);
    const cards = index === 0 ? first : row.items;
    const tiles = cards.map((card, place) => (
      <Tile
        key={card.listingId}
        card={card}
        {...tile}
        eager={index === 0 && place < 2}
        {...(row.row !== 'featured' && { className: ROW_TILE })}
      />
    ));
    const more = { href: browseHref(search), label: messages.common.showAll };
    return (
      <Section key={id} id={id} title={title} more={more}>
        {row.row === 'featured' ? <TileGrid>{tiles}</TileGrid> : <TileRow>{tiles}</TileRow>}
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
