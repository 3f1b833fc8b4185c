import { Search } from 'lucide-react';
import type { Words } from '#i18n/areas.ts';

/** Looks for a voucher by name; a plain form, so that it works before anything has loaded. */
export function VoucherSearch({ q, words }: { q: string; words: Words<'voucher'>['search'] }) {
  return (
    <search>
      <form action="/vouchers" className="relative mb-4">
        <label>
          <span className="sr-only">{words.label}</span>
          <Search
            size={18}
            aria-hidden="true"
            className="pointer-events-none absolute start-3 top-3.5 text-muted"
          />
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={100}
            enterKeyHint="search"
            placeholder={words.label}
            className="h-11 w-full rounded-base border border-outline bg-surface ps-10 pe-3"
          />
        </label>
        <button type="submit" className="sr-only">
          {words.find}
        </button>
      </form>
    </search>
  );
}
