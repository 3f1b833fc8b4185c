import { expect, it } from 'vitest';
import { isolate } from './isolate.ts';

it('isolates a name that runs the other way, and leaves others alone', () => {
  expect(isolate('نور', 'en')).toBe('\u2068نور\u2069');
  expect(isolate('Kestrel', 'ar')).toBe('\u2068Kestrel\u2069');
  expect(isolate('Kestrel', 'en')).toBe('Kestrel');
  expect(isolate('نور', 'ar')).toBe('نور');
  expect(isolate('50', 'ar')).toBe('50');
});
