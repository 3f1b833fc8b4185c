import { expect, it } from 'vitest';
import { pressed } from './keypad.tsx';

const typed = (...keys: string[]) => keys.reduce(pressed, 0);

it('digits come in from the right, and go the same way', () => {
  expect(typed('1', '2', '5', '0')).toBe(1250);
  expect(typed('5', '00')).toBe(500);
  expect(typed('0', '0', '7')).toBe(7);
  expect(typed('1', '2', 'Backspace')).toBe(1);
  expect(typed('Backspace', 'x', 'Tab', '3')).toBe(3);
  expect(typed(...Array.from({ length: 20 }, () => '9'))).toBe(99_999_999_999);
});
