import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MailSink, startMailSink } from './mail-sink.ts';
import type { ReceivedMail } from './mail-store.ts';

const LINK = 'http://acme.localhost:3000/invite?token=abc&next=%2Fadmin';
const LONG_LINK = `${LINK}&padding=${'x'.repeat(300)}`;
const SUBJECT = 'Dein Gutschein über 25 € ist da – 祝贺你 🎉, und noch ein paar Wörter für mehrere Zeilen';

let sink: MailSink;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-sink-'));
  sink = await startMailSink({ folder });
});

afterEach(async () => {
  await sink.stop();
  await rm(folder, { recursive: true });
});

async function send(mail: Record<string, unknown>): Promise<void> {
  const transport = createTransport(sink.smtpUrl);
  await transport.sendMail({ from: '"Grüße & Co" <hello@damson.test>', to: 'ada@acme.test', ...mail });
  transport.close();
}

async function page(path: string): Promise<string> {
  const response = await fetch(sink.httpUrl + path);
  expect(response.status).toBe(200);
  return response.text();
}

async function listed(query = ''): Promise<ReceivedMail[]> {
  const response = await fetch(`${sink.httpUrl}/api/messages${query}`);
  return response.json();
}

test('reads back what was sent over SMTP', async () => {
  await send({
    subject: SUBJECT,
    text: `Grüß dich, Ada!\n\nHier geht es weiter: ${LONG_LINK}.\nBis bald = bis später`,
    html: `<p>Grüß dich, <b>Ada</b>!</p><p><a href="${LINK.replace('&', '&amp;')}">Weiter</a></p>`,
  });
  const [mail] = await listed();
  expect(mail).toMatchObject({
    to: 'ada@acme.test',
    from: 'Grüße & Co <hello@damson.test>',
    subject: SUBJECT,
    text: `Grüß dich, Ada!\n\nHier geht es weiter: ${LONG_LINK}.\nBis bald = bis später`,
    html: `<p>Grüß dich, <b>Ada</b>!</p><p><a href="${LINK.replace('&', '&amp;')}">Weiter</a></p>`,
    links: [LINK, LONG_LINK],
  });
  expect(Date.parse(mail?.receivedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test.each(['quoted-printable', 'base64'] as const)('decodes %s, attachments aside', async (textEncoding) => {
  await send({
    subject: 'Ünïcödé',
    textEncoding,
    text: '祝贺 – Grüße',
    html: '<p>祝贺 – Grüße</p>',
    attachments: [{ filename: 'note.txt', content: 'not this text' }],
  });
  expect(sink.messages()[0]).toMatchObject({
    subject: 'Ünïcödé',
    text: '祝贺 – Grüße',
    html: '<p>祝贺 – Grüße</p>',
  });
});

test('lists the newest first and filters by recipient', async () => {
  await send({ subject: 'first' });
  await send({ subject: 'second', to: 'Bob@acme.test, ada@acme.test', bcc: 'eve@acme.test' });
  const subjects = async (query?: string) => (await listed(query)).map(({ subject }) => subject);
  expect(await subjects()).toEqual(['second', 'first']);
  expect(await subjects('?to=bob@acme.test')).toEqual(['second']);
  expect(await subjects('?to=eve@acme.test')).toEqual(['second']);
  expect(await subjects('?to=ada@acme.test')).toEqual(['second', 'first']);
  expect(await subjects('?to=acme.test')).toEqual([]);
  expect(await page('/?to=bob@acme.test')).not.toContain('first');
});

test('escapes everything that a mail brings along', async () => {
  const attack = '"><script>alert(1)</script>';
  await send({
    subject: attack,
    from: { name: attack, address: 'x@y.test' },
    text: `${attack} ${LINK}`,
    html: attack,
  });
  const [mail] = sink.messages();
  const message = await page(`/messages/${mail?.id}`);
  for (const html of [await page('/'), await page(`/?to=${encodeURIComponent(attack)}`), message]) {
    expect(html).not.toContain('<script>');
  }
  expect(message).toContain('&quot;&gt;&lt;script&gt;');
  expect(message).toMatch(/<iframe[^>]* sandbox="(?!.*allow-scripts|.*allow-same-origin)/);
  expect(message).toContain(`<a href="${LINK.replace('&', '&amp;')}" target="_top">`);
});

test('keeps its messages over a restart until they are deleted', async () => {
  await send({ subject: 'kept' });
  await sink.stop();
  sink = await startMailSink({ folder });
  expect(sink.messages().map(({ subject }) => subject)).toEqual(['kept']);
  const { status } = await fetch(`${sink.httpUrl}/api/messages`, { method: 'DELETE' });
  expect(status).toBe(204);
  expect(await listed()).toEqual([]);
  await sink.stop();
  sink = await startMailSink({ folder });
  expect(sink.messages()).toEqual([]);
});

test('answers 404 for what is not there', async () => {
  for (const path of ['/messages/none', '/messages/../../etc/passwd', '/nowhere']) {
    expect((await fetch(sink.httpUrl + path)).status).toBe(404);
  }
});
