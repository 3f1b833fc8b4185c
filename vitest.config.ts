import { defineConfig } from 'vitest/config';

const database = [
  'core/**/*.db.test.ts',
  'modules/**/*.db.test.ts',
  'server/**/*.db.test.ts',
  'scripts/**/*.db.test.ts',
  'tests/**/*.db.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['node_modules/**', '.next*/**', '.damson/**', 'e2e/**', 'tests/doubles/**', ...database],
          setupFiles: ['tests/setup/unit.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: [...database, 'tests/doubles/**/*.test.ts'],
          globalSetup: ['tests/setup/template.ts'],
          setupFiles: ['tests/setup/worker.ts'],
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
