import { ArrowRight, Award, LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import { textIn } from '#modules/recognition/client.ts';
import type { Post } from '#modules/recognition/schema.ts';
import { Names } from './recognition-names.tsx';

export type PostWords = Words<'recognition'>['post'];
export type Reader = { memberId: string; locale: string; tenantLocale: string };
type Shown = Pick<
  Post,
  'kind' | 'giver' | 'senderName' | 'awardNames' | 'receivers' | 'value' | 'message' | 'points' | 'private'
>;
type BodyProps = { post: Shown; reader: Reader; words: PostWords; format: Format; end?: ReactNode };

/** Who thanks whom, for what, in whose words; the same in the feed and in the preview. */
export function RecognitionBody({ post, reader, words, format, end }: BodyProps) {
  const giver = post.giver ? (post.giver.name ?? words.former) : (post.senderName ?? '');
  const language = (texts: Record<string, string>) => textIn(texts, reader.locale, reader.tenantLocale);
  const people = { me: reader.memberId, locale: reader.locale, words };
  return (
    <>
      <div className="flex items-start gap-3">
        <Avatar name={giver} />
        <div className="min-w-0 grow">
          <h2 className="text-sm leading-5 font-normal">
            {post.giver ? (
              <Names people={[post.giver]} {...people} />
            ) : (
              <bdi className="font-semibold">{giver}</bdi>
            )}
            <ArrowRight
              size={14}
              role="img"
              aria-label={words.thanks}
              className="mx-1.5 inline align-[-2px] text-muted rtl:-scale-x-100"
            />
            <Names people={post.receivers} {...people} />
          </h2>
          {end}
        </div>
      </div>
      {post.awardNames && (
        <p className="mt-3 flex items-center gap-2 text-base font-semibold">
          <Award size={20} aria-hidden="true" className="shrink-0 text-accent-text" />
          <bdi className="min-w-0 break-words">{language(post.awardNames)}</bdi>
        </p>
      )}
      <p dir="auto" className="mt-3 text-base text-pretty break-words whitespace-pre-line">
        {post.message}
      </p>
      <ul className="mt-3 flex flex-wrap gap-1.5">
        {post.value && (
          <li>
            <Badge>
              <span aria-hidden="true" className="me-1.5">
                {post.value.emoji}
              </span>
              <bdi>{language(post.value.names)}</bdi>
            </Badge>
          </li>
        )}
        {post.points > 0 && (
          <li>
            <Badge tone="accent">
              <span className="tabular">
                {format.say(post.receivers.length > 1 ? words.pointsEach : words.points, {
                  points: format.points(post.points),
                })}
              </span>
            </Badge>
          </li>
        )}
        {post.private && (
          <li>
            <Badge>
              <LockKeyhole size={12} aria-hidden="true" className="me-1" />
              {words.private}
            </Badge>
          </li>
        )}
      </ul>
    </>
  );
}
