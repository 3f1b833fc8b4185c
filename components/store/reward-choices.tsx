import { Check } from 'lucide-react';
import type { Choice } from '#modules/rewards/schema.ts';
import { Art } from './art.tsx';
import type { RewardLook } from './reward-words.ts';

/** Cards of which one is chosen, as plain radio buttons: no script is needed. */
export function RewardChoices({ choices, look }: { choices: Choice[]; look: RewardLook }) {
  return (
    <fieldset>
      <legend className="mb-3 text-base font-semibold">{look.words.choose}</legend>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:grid-cols-4">
        {choices.map((choice, index) => (
          <ChoiceCard key={choice.productId} choice={choice} look={look} eager={index < 4} />
        ))}
      </div>
    </fieldset>
  );
}

function ChoiceCard({ choice, look, eager }: { choice: Choice; look: RewardLook; eager: boolean }) {
  const { productId, name, artUrl, denomination, currency } = choice;
  return (
    <label className="group relative flex flex-col overflow-hidden rounded-base border border-hairline bg-surface transition-colors hover:border-outline has-checked:border-accent has-checked:ring-2 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring">
      <input
        type="radio"
        name="chosen"
        value={`${productId}:${denomination}`}
        required
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <Art src={artUrl} eager={eager} />
      <span
        aria-hidden="true"
        className="absolute end-2 top-2 hidden size-6 place-items-center rounded-full bg-accent text-on-accent peer-checked:grid"
      >
        <Check size={16} />
      </span>
      <span className="flex grow flex-col gap-0.5 p-3">
        <span className="line-clamp-2 text-sm font-medium wrap-anywhere">{name}</span>
        <span className="tabular mt-auto text-sm text-muted">
          {look.format.money(denomination, currency)}
        </span>
      </span>
    </label>
  );
}
