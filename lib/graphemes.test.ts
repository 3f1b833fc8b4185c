import { expect, it } from 'vitest';
import { graphemes } from './graphemes.ts';

it.each([
  ['', 0],
  ['thanks', 6],
  ['👩‍👩‍👧‍👦', 1],
  ['नमस्ते', 3],
  ['e\u0301', 1],
  ['شكرًا', 4],
])('counts %j as a person would', (text, count) => expect(graphemes(text)).toBe(count));
