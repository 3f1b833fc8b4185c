import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { AuditFilter } from '#modules/audit/schema.ts';
import type { SavedView } from '#modules/views/schema.ts';
import { AuditCheck } from './audit-check.tsx';
import type { Query } from './href.ts';
import { ExportMenu } from './table/export-menu.tsx';
import { FilterChips } from './table/filter-chips.tsx';
import { FilterMenu } from './table/filter-menu.tsx';
import { ViewsMenu } from './table/views-menu.tsx';

type AuditWords = Words<'settings'>['audit'];
const PARTS = ['verb', 'actor', 'object', 'request'] as const;
const DAYS = ['from', 'to'] as const;
type AuditToolsProps = { path: string; views: readonly SavedView[]; filter: AuditFilter; words: AuditWords };

/** What one does with the log as a whole: narrow it, keep that, take it along, check it. */
export function AuditTools({ path, views, filter, words }: AuditToolsProps) {
  const parts = PARTS.map((name) => ({
    name,
    label: words[name],
    kind: 'text' as const,
    placeholder: name === 'verb' ? words.verbHint : undefined,
  }));
  const days = DAYS.map((name) => ({ name, label: words[name], kind: 'day' as const }));
  return (
    <div className="flex flex-wrap items-center gap-2">
      <FilterMenu path={path} fields={[...parts, ...days]} />
      <ViewsMenu path={path} place="audit" views={views} />
      <ExportMenu of="audit" filter={filter} count={null} kinds={['csv']} />
      <AuditCheck words={words} />
    </div>
  );
}

type AuditChipsProps = { path: string; query: Query; words: AuditWords; format: Format };

/** What the log is narrowed to. */
export function AuditChips({ path, query, words, format }: AuditChipsProps) {
  const said = [...PARTS, ...DAYS].flatMap((name) => {
    const value = query[name];
    if (!value) return [];
    const day = name === 'from' || name === 'to';
    return [{ names: [name], label: words[name], value: day ? format.date(value) : value }];
  });
  return <FilterChips path={path} query={query} chips={said} />;
}
