import { readObject } from './files.ts';

/** How many tests passed and failed; `unsteady` of those that passed did so on their second try. */
export type Count = { passed: number; failed: number; unsteady?: number };

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const object = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Counts a run of vitest from its JSON report; a file that could not be run counts as one failure. */
export function countVitest(file: string): Count {
  const report = readObject(file) ?? {};
  const broken = list(report['testResults']).filter((result) => {
    const { status, assertionResults } = object(result);
    return status === 'failed' && !list(assertionResults).some((test) => object(test)['status'] === 'failed');
  });
  return {
    passed: number(report['numPassedTests']),
    failed: number(report['numFailedTests']) + broken.length,
  };
}

/** Counts a run of Playwright from its JSON report; a test that passed when repeated has passed. */
export function countPlaywright(file: string): Count {
  const stats = object(readObject(file)?.['stats']);
  return {
    passed: number(stats['expected']) + number(stats['flaky']),
    failed: number(stats['unexpected']),
    unsteady: number(stats['flaky']),
  };
}
