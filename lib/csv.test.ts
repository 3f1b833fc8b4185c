import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it('quotes what a comma, a quote or a line break would tear', () => {
  expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 7, null])).toBe('"a,b","say ""hi""","two\nlines",7,\r\n');
});

it.each(['=1+1', '+49 30', '-2', '@SUM(A1)', '\t=1', '\r=1'])(
  'takes the power of a formula from %j',
  (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  },
);

it('leaves numbers below zero and plain texts alone', () => {
  expect(csvLine([-5, 'a=b', 'x-y'])).toBe('-5,a=b,x-y\r\n');
});
