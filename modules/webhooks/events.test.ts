import { expect, it } from 'vitest';
import { sources } from '#tests/source.ts';
import { PUBLIC_EVENTS } from './events.ts';
import { EVENT_TYPES } from './schema.ts';

it('no field that leaves is named like a secret or like what a person wrote', () => {
  const fields = new Set(Object.values(PUBLIC_EVENTS).flat());
  const secret = /code|pin|secret|token|email|name|reason|message|detail|reference|lastFour/i;
  expect([...fields].filter((field) => secret.test(field))).toEqual([]);
});

it('every event that leaves is one that the code announces', async () => {
  const code = (await sources()).filter(({ path }) => /^modules\/(?!webhooks\/events)[^.]+\.ts$/.test(path));
  const text = code.map((file) => file.text).join('\n');
  const announced = (type: string) => text.includes(`'${type}'`) || type.startsWith('payment.');
  expect(EVENT_TYPES.filter((type) => !announced(type))).toEqual([]);
});
