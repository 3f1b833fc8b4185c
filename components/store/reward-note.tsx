import type { RewardView } from '#modules/rewards/schema.ts';
import { Art } from './art.tsx';
import { type RewardLook, whatOf, worthOf } from './reward-words.ts';

/** Who sent it, with their words, and what it is: the first thing that its recipient sees. */
export function RewardNote({ reward, look }: { reward: RewardView; look: RewardLook }) {
  const { format, words } = look;
  const { sender, message, product, kind } = reward;
  const open = reward.state === 'open' || reward.state === 'failed';
  return (
    <section className="overflow-hidden rounded-lg border border-hairline bg-surface">
      {product && kind === 'product' && <Art src={product.artUrl} eager />}
      <div className="grid gap-4 p-5 text-center">
        <p dir="auto" className="text-sm text-muted wrap-anywhere">
          {format.say(words.from, { sender })}
        </p>
        {message && (
          <blockquote
            dir="auto"
            className="text-lg font-medium text-balance whitespace-pre-line wrap-anywhere"
          >
            {message}
          </blockquote>
        )}
        <div>
          <p className="tabular text-2xl font-semibold tracking-tight wrap-anywhere">
            {format.say(kind === 'choice' ? words.upTo : '{value}', { value: worthOf(reward, format) })}
          </p>
          <p className="text-base text-muted wrap-anywhere">{whatOf(reward, look)}</p>
        </div>
        {open && (
          <p className="text-sm text-muted">
            {format.say(words.until, { date: format.dayOf(reward.expiresAt) })}
          </p>
        )}
      </div>
    </section>
  );
}
