import { z } from 'zod';
import { idSchema } from '#lib/id.ts';
import { pageInput } from '#lib/page.ts';

/** What a file can say of a person, in the order in which screens show it. */
export const IMPORT_FIELDS = [
  'email',
  'name',
  'country',
  'locale',
  'costCentre',
  'manager',
  'joinedOn',
  'status',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** More rows than this are refused: the whole file is one transaction. */
export const MOST_IMPORT_ROWS = 20_000;
export const MOST_IMPORT_BYTES = 8 * 1024 * 1024;
/** Hours for which an import can be undone after it was applied. */
export const UNDO_HOURS = 24;

export const VERDICTS = ['new', 'changed', 'unchanged', 'refused'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const readImportInput = z.object({
  fileName: z.string().trim().min(1, 'is needed').max(200),
  content: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MOST_IMPORT_BYTES, {
    message: 'must be at most 8 MB',
  }),
});
export const importIdInput = z.object({ importId: idSchema('memberImport') });
export const mapImportInput = z.object({
  importId: idSchema('memberImport'),
  /** For each column the field it is read as; an empty text leaves it out. */
  mapping: z.array(z.union([z.enum(IMPORT_FIELDS), z.literal('')])).max(100),
});
export const applyImportInput = z.object({
  importId: idSchema('memberImport'),
  /** Of what was shown; something else is never applied. */
  fingerprint: z.string().max(64),
});
export const showImportInput = z.object({
  importId: idSchema('memberImport'),
  verdict: z.enum(VERDICTS).optional(),
  ...pageInput,
});

/** What is wrong with one cell. */
export type Fault = { field: ImportField; message: string };
/** Values by field, as far as a file names them. */
export type Values = Partial<Record<ImportField, string | null>>;
export type Counts = Record<Verdict, number>;
export type ImportRow = {
  row: number;
  verdict: Verdict;
  email: string | null;
  memberId: string | null;
  before: Values;
  after: Values;
  faults: Fault[];
  kept: string | null;
};
export type ImportState = 'read' | 'applied' | 'undone';
export type ImportSummary = {
  importId: string;
  fileName: string;
  state: ImportState;
  counts: Counts;
  createdAt: string;
  appliedAt: string | null;
  undoneAt: string | null;
  /** Until when it can be undone; null when it cannot. */
  undoUntil: string | null;
  by: string | null;
};
export type ImportView = ImportSummary & {
  header: string[];
  mapping: (ImportField | '')[];
  /** Stands for every row as it is shown, so that nothing else is applied. */
  fingerprint: string;
  /** The first rows as they stand in the file, so that one sees what a column holds. */
  examples: string[][];
  /** How many rows of it undoing left as they are. */
  kept: number;
};
