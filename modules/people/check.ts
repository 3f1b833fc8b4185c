import { readCell } from './cell.ts';
import type { Line } from './read.ts';
import type { Fault, ImportField, Values, Verdict } from './schema.ts';

/** Somebody who is here already, in the words of a file. */
export type Known = { memberId: string; values: Required<Values> };
export type Checked = {
  row: number;
  cells: string[];
  verdict: Verdict;
  email: string | null;
  memberId: string | null;
  before: Values;
  after: Values;
  faults: Fault[];
};
type Reading = { row: number; cells: string[]; values: Values; faults: Fault[] };

const NEEDED: readonly ImportField[] = ['name', 'country'];

/** Says of each line what it would do. An empty cell changes nothing; a row with one fault does nothing at all. */
export function checkLines(
  lines: readonly Line[],
  mapping: readonly (ImportField | '')[],
  known: ReadonlyMap<string, Known>,
): Checked[] {
  const readings = lines.map((line) => readLine(line, mapping));
  refuseTwice(readings);
  for (const reading of readings) refuseLacking(reading, known);
  refuseManagers(readings, known);
  return readings.map((reading) => verdictOf(reading, known));
}

function readLine({ row, cells }: Line, mapping: readonly (ImportField | '')[]): Reading {
  const reading: Reading = { row, cells, values: {}, faults: [] };
  for (const [at, field] of mapping.entries()) {
    const cell = cells[at] ?? '';
    if (!field || cell === '') continue;
    const read = readCell(field, cell);
    if ('fault' in read) reading.faults.push({ field, message: read.fault });
    else reading.values[field] = read.value;
  }
  const said = reading.faults.some((fault) => fault.field === 'email');
  if (!reading.values.email && !said) reading.faults.push({ field: 'email', message: 'is needed' });
  return reading;
}

function refuseTwice(readings: readonly Reading[]): void {
  const first = new Map<string, number>();
  for (const { row, values, faults } of readings) {
    if (!values.email) continue;
    const earlier = first.get(values.email);
    if (earlier === undefined) first.set(values.email, row);
    else faults.push({ field: 'email', message: `stands in row ${earlier} already` });
  }
}

function refuseLacking({ values, faults }: Reading, known: ReadonlyMap<string, Known>): void {
  if (!values.email || known.has(values.email)) return;
  for (const field of NEEDED) {
    if (values[field] || faults.some((fault) => fault.field === field)) continue;
    faults.push({ field, message: 'is needed for somebody new' });
  }
}

/** A manager is somebody who is here, or who comes with the same file, also further down. */
function refuseManagers(readings: readonly Reading[], known: ReadonlyMap<string, Known>): void {
  const comes = new Map<string, Reading>();
  for (const reading of readings) {
    if (reading.values.email && !comes.has(reading.values.email)) comes.set(reading.values.email, reading);
  }
  const refused = new Set(readings.filter(({ faults }) => faults.length > 0));
  for (const reading of readings) {
    const { email, manager } = reading.values;
    if (!manager || !email) continue;
    const fault = managerFault(email, manager, known, comes, refused);
    if (fault) reading.faults.push({ field: 'manager', message: fault });
  }
}

function managerFault(
  email: string,
  manager: string,
  known: ReadonlyMap<string, Known>,
  comes: ReadonlyMap<string, Reading>,
  refused: ReadonlySet<Reading>,
): string | null {
  if (manager === email) return 'is the same person';
  const coming = comes.get(manager);
  if (!known.has(manager)) {
    if (!coming) return 'is nobody here, and nobody in this file';
    if (refused.has(coming)) return `is the person of row ${coming.row}, which is refused`;
  }
  return managesAbove(email, manager, known, comes) ? 'has this person as a manager' : null;
}

const MOST_LEVELS = 60;

/** Whether somebody stands above their own manager, after the file. */
function managesAbove(
  email: string,
  manager: string,
  known: ReadonlyMap<string, Known>,
  comes: ReadonlyMap<string, Reading>,
): boolean {
  let above: string | null | undefined = manager;
  for (let level = 0; level < MOST_LEVELS && above; level += 1) {
    above = comes.get(above)?.values.manager ?? known.get(above)?.values.manager;
    if (above === email) return true;
  }
  return false;
}

function verdictOf({ row, cells, values, faults }: Reading, known: ReadonlyMap<string, Known>): Checked {
  const here = values.email ? known.get(values.email) : undefined;
  const base = { row, cells, email: values.email ?? null, memberId: here?.memberId ?? null, faults };
  if (faults.length > 0) return { ...base, verdict: 'refused', before: {}, after: {} };
  if (!here) return { ...base, verdict: 'new', before: {}, after: values };
  const other = Object.entries(values).filter(
    ([field, value]) => here.values[field as ImportField] !== value,
  ) as [ImportField, string][];
  const before = Object.fromEntries(other.map(([field]) => [field, here.values[field]]));
  const verdict = other.length > 0 ? 'changed' : 'unchanged';
  return { ...base, verdict, before, after: Object.fromEntries(other) };
}
