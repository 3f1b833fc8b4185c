import { Fragment } from 'react';
import type { Person } from '#modules/recognition/schema.ts';

type NamesProps = {
  people: Person[];
  /** Who reads it, so that they find themselves as "you". */
  me: string;
  locale: string;
  words: { you: string; former: string };
};

/** Names in a row as the language joins them, each kept apart from the direction of the others. */
export function Names({ people, me, locale, words }: NamesProps) {
  const names = people.map((p) => (p.memberId === me ? words.you : (p.name ?? words.former)));
  const parts = new Intl.ListFormat(locale, { style: 'short', type: 'conjunction' }).formatToParts(names);
  return parts.map((part, index) =>
    part.type === 'element' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: two colleagues may have one name, and the order stays.
      <bdi key={index} className="font-semibold break-words">
        {part.value}
      </bdi>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above.
      <Fragment key={index}>{part.value}</Fragment>
    ),
  );
}
