import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { Format } from '#i18n/format.ts';
import type { AuditRow } from '#modules/audit/schema.ts';
import { FROM_START, hrefWith, type Query } from './href.ts';

type AuditWords = Words<'settings'>['audit'];
type AuditEntriesProps = { rows: AuditRow[]; path: string; query: Query; format: Format; words: AuditWords };

/** Each entry as a line that opens to what changed; what it names can become a filter. */
export function AuditEntries({ rows, path, query, format, words }: AuditEntriesProps) {
  const only = (name: string, value: string) => hrefWith(path, query, { ...FROM_START, [name]: value });
  return (
    <ul aria-label={words.caption} className="text-row">
      {rows.map((row) => (
        <li key={row.auditId} className="border-b border-hairline last:border-0">
          <details className="group">
            <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-3 px-3 py-1.5 hover:bg-sunken">
              <ChevronRight
                size={14}
                aria-hidden="true"
                className="shrink-0 text-muted transition-transform group-open:rotate-90 rtl:-scale-x-100"
              />
              <time dateTime={row.at} className="tabular w-28 shrink-0 text-muted">
                {format.dateTime(row.at)}
              </time>
              <code className="min-w-0 grow truncate font-mono text-xs" dir="ltr">
                {row.verb}
              </code>
              <span className="max-w-56 truncate">{nameOf(row.actor, words)}</span>
            </summary>
            <div className="grid gap-3 bg-bg px-4 py-3 sm:ps-10">
              <Changes changes={row.changes} words={words} />
              <p className="flex flex-wrap gap-x-4 gap-y-1 font-mono text-xs" dir="ltr">
                <Only href={only('actor', row.actor.id)}>{row.actor.id}</Only>
                {row.objectId && <Only href={only('object', row.objectId)}>{row.objectId}</Only>}
                <Only href={only('request', row.requestId)}>{row.requestId}</Only>
                <Only href={only('verb', row.verb)}>{row.verb}</Only>
              </p>
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

function Only({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="rounded-sm text-accent-text wrap-anywhere hover:underline">
      {children}
    </Link>
  );
}

function Changes({ changes, words }: { changes: AuditRow['changes']; words: AuditWords }) {
  if (changes.length === 0) return <p className="text-muted">{words.noDetail}</p>;
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(8rem,auto)_1fr]">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{field}</dt>
          <dd className="min-w-0 wrap-anywhere max-sm:mb-1">
            {after ?? words.nothing}
            {before !== null && <span className="ms-2 text-muted">{fill(words.was, { before })}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function nameOf({ type, name, id }: AuditRow['actor'], words: AuditWords): string {
  if (name) return name;
  if (type === 'system') return words.system;
  return type === 'anonymous' ? words.anonymous : id;
}
