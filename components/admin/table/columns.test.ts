import { expect, it } from 'vitest';
import { readColumns, writeColumns } from './columns.ts';

const of = { all: ['id', 'name', 'points'] as const, usual: ['id', 'name'] as const };

it('are the usual ones until the URL names others, in the order of the table', () => {
  expect(readColumns(undefined, of)).toEqual(['id', 'name']);
  expect(readColumns('points-id', of)).toEqual(['id', 'points']);
  expect(readColumns('nonsense', of)).toEqual([]);
});

it('leave the URL when they are the usual ones, and come back from it otherwise', () => {
  expect(writeColumns(['name', 'id'], of.usual)).toBeNull();
  expect(readColumns(writeColumns(['points'], of.usual) ?? undefined, of)).toEqual(['points']);
  expect(readColumns(writeColumns([], of.usual) ?? undefined, of)).toEqual([]);
});
