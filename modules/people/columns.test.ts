import { expect, it } from 'vitest';
import { guessMapping } from './columns.ts';

it('reads the columns of personnel systems by their names, however they are written', () => {
  const header = [
    'E-Mail Address',
    'Full name',
    'Country code',
    'Cost-Center',
    'Manager e-mail',
    'Hire_Date',
  ];
  expect(guessMapping(header)).toEqual(['email', 'name', 'country', 'costCentre', 'manager', 'joinedOn']);
});

it('leaves out what it does not know, and gives a field to one column alone', () => {
  expect(guessMapping(['Shoe size', 'Email', 'Work e-mail', ''])).toEqual(['', 'email', '', '']);
});
