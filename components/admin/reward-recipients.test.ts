import { expect, it } from 'vitest';
import { readRecipients } from './reward-recipients.ts';

it('reads people as they are typed, pasted from a mail, and kept in a file with a header', () => {
  const text =
    'E-mail;Name\r\nkim@example.com;Kim Winter\nJo P. <JO@example.com>\n"Li, Wei",li@example.com\nbare@example.com';
  expect(readRecipients(text)).toEqual({
    recipients: [
      { email: 'kim@example.com', name: 'Kim Winter' },
      { email: 'jo@example.com', name: 'Jo P.' },
      { email: 'li@example.com', name: 'Li Wei' },
      { email: 'bare@example.com' },
    ],
    doubled: 0,
    wrong: [],
  });
});

it('takes several addresses on one line, each once, and names the lines without any', () => {
  const { recipients, doubled, wrong } = readRecipients(
    'a@example.com, b@example.com; A@example.com\n\nnobody at all\n=cmd()',
  );
  expect(recipients.map((r) => r.email)).toEqual(['a@example.com', 'b@example.com']);
  expect(doubled).toBe(1);
  expect(wrong).toEqual([
    { line: 3, text: 'nobody at all' },
    { line: 4, text: '=cmd()' },
  ]);
});
