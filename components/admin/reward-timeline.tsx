import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { RewardEvent } from '#modules/rewards/schema.ts';
import { readable } from './event-words.ts';

type RewardTimelineProps = { events: RewardEvent[]; words: Words<'granting'>; format: Format };

/** What happened to a reward, oldest first, with who did it. */
export function RewardTimeline({ events, words, format }: RewardTimelineProps) {
  const said: Readonly<Record<string, string>> = words.events;
  return (
    <ol className="grid text-sm">
      {events.map((event, index) => {
        const key = event.type.replace('reward.', '');
        const points = format.points(Number(event.data['returned'] ?? event.data['points'] ?? 0));
        const sentence = said[key];
        return (
          <li
            key={`${event.at} ${String(index)}`}
            className="flex justify-between gap-4 border-b border-hairline py-2 last:border-0"
          >
            <span className="min-w-0 wrap-anywhere">
              {sentence
                ? format.say(sentence, { points, reason: String(event.data['reason'] ?? '') })
                : readable(event.type)}
              <span className="block text-xs text-muted">{whoOf(event, words.actors)}</span>
            </span>
            <time dateTime={event.at} className="tabular shrink-0 text-xs leading-5 text-muted">
              {format.dateTime(event.at)}
            </time>
          </li>
        );
      })}
    </ol>
  );
}

function whoOf({ actorType, actorName }: RewardEvent, words: Words<'granting'>['actors']): string {
  if (actorType === 'system') return words.system;
  return actorName ?? (actorType === 'anonymous' ? words.anonymous : words.somebody);
}
