import { Button, LinkButton } from '#components/ui/button.tsx';
import { Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import type { Query } from './href.ts';

const FIELDS = ['verb', 'actor', 'object', 'request'] as const;
const DAYS = ['from', 'to'] as const;
type AuditFiltersProps = { path: string; query: Query; words: Words<'settings'>['audit'] };

/** A form that a browser sends by itself; each filter stands in the address. */
export function AuditFilters({ path, query, words }: AuditFiltersProps) {
  const filtered = [...FIELDS, ...DAYS].some((name) => query[name]);
  return (
    <form action={path} className="grid grid-cols-2 items-end gap-2 sm:grid-cols-3 xl:grid-cols-6">
      {FIELDS.map((name) => (
        <Field key={name} id={`audit-${name}`} label={words[name]}>
          <Input
            id={`audit-${name}`}
            name={name}
            height="sm"
            defaultValue={query[name]}
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            {...(name === 'verb' && { placeholder: words.verbHint })}
          />
        </Field>
      ))}
      {DAYS.map((name) => (
        <Field key={name} id={`audit-${name}`} label={words[name]}>
          <Input id={`audit-${name}`} name={name} type="date" height="sm" defaultValue={query[name]} />
        </Field>
      ))}
      <div className="col-span-full flex gap-2">
        <Button type="submit" size="sm">
          {words.apply}
        </Button>
        {filtered && (
          <LinkButton href={path} size="sm" variant="quiet">
            {words.clear}
          </LinkButton>
        )}
      </div>
    </form>
  );
}
