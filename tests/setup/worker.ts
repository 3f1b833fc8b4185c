import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { closePool } from '#db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { oracle } from '../oracle.ts';

process.env['DAMSON_MASTER_KEY'] ??= Buffer.alloc(32, 7).toString('base64');
process.env['LOG_LEVEL'] ??= 'silent';
process.env['BASE_URL'] = 'http://localhost:3000';

let counter = 0;

/** Each test file has a database of its own; after each test the oracle must find nothing. */
beforeAll(async () => {
  const adminUrl = new URL(inject('adminUrl'));
  const name = `${inject('template')}_w${process.env['VITEST_POOL_ID'] ?? '0'}_${process.pid}_${counter++}`;
  const admin = postgres(adminUrl.toString(), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template ${inject('template')}`);
  await admin.end();
  adminUrl.pathname = `/${name}`;
  const { appDatabaseUrl } = await import('#scripts/migrate.ts');
  process.env['DATABASE_URL'] = adminUrl.toString();
  process.env['APP_DATABASE_URL'] = appDatabaseUrl(adminUrl.toString());
  forgetEnv();
});

afterEach(async () => {
  expect(await oracle(process.env['DATABASE_URL'] ?? '')).toEqual([]);
});

afterAll(closePool);
