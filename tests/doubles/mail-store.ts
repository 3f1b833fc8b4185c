import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseMail } from './mime.ts';

/** A message that arrived; `to` lists the addresses it was delivered to. */
export type ReceivedMail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  links: string[];
  receivedAt: string;
};

const ENTITIES: Record<string, string> = { amp: '&', quot: '"', '#39': "'", '#x27': "'", lt: '<', gt: '>' };

/** Every web address in a message, in order, once each. */
function linksOf(text: string, html: string): string[] {
  const hrefs = [...html.matchAll(/\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/gi)].map((match) =>
    (match[1] ?? match[2] ?? '').replaceAll(
      /&(amp|quot|#39|#x27|lt|gt);/g,
      (all, name) => ENTITIES[name] ?? all,
    ),
  );
  const written = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  const links = [...hrefs, ...written.map((link) => link.replace(/[.,;:!?)\]]+$/, ''))];
  return [...new Set(links.filter((link) => /^https?:\/\//i.test(link)))];
}

function isMail(value: unknown): value is ReceivedMail {
  return typeof value === 'object' && value !== null && 'id' in value && 'to' in value && 'links' in value;
}

function load(folder: string, keep: number): ReceivedMail[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  for (const name of names.slice(0, -keep)) rmSync(join(folder, name), { force: true });
  return names.slice(-keep).flatMap((name) => {
    try {
      const mail: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return isMail(mail) ? [mail] : [];
    } catch {
      return [];
    }
  });
}

/** Keeps the newest messages, in memory and, given a folder, on disk as well. */
export function createMailStore(keep: number, folder?: string) {
  const mails = folder === undefined ? [] : load(folder, keep);
  const fileOf = ({ id }: ReceivedMail) => (folder === undefined ? undefined : join(folder, `${id}.json`));

  const remove = (count: number) => {
    for (const mail of mails.splice(0, count)) {
      const file = fileOf(mail);
      if (file !== undefined) rmSync(file, { force: true });
    }
  };

  return {
    /** Adds a message as it came over the wire. */
    add(raw: Buffer, recipients: readonly string[]): void {
      const receivedAt = new Date();
      const parsed = parseMail(raw);
      const mail: ReceivedMail = {
        id: `${receivedAt.getTime()}-${randomUUID().slice(0, 8)}`,
        to: recipients.join(', '),
        ...parsed,
        links: linksOf(parsed.text, parsed.html),
        receivedAt: receivedAt.toISOString(),
      };
      const file = fileOf(mail);
      if (file !== undefined) {
        writeFileSync(`${file}.tmp`, JSON.stringify(mail));
        renameSync(`${file}.tmp`, file);
      }
      mails.push(mail);
      remove(Math.max(0, mails.length - keep));
    },
    /** The messages, newest first, of one recipient if told. */
    list(to?: string): ReceivedMail[] {
      const wanted = to?.trim().toLowerCase();
      const matching = wanted
        ? mails.filter((mail) => mail.to.toLowerCase().split(', ').includes(wanted))
        : mails;
      return matching.toReversed();
    },
    /** One message. */
    find: (id: string): ReceivedMail | undefined => mails.find((mail) => mail.id === id),
    /** Forgets all messages. */
    clear: () => remove(mails.length),
  };
}

/** The messages that a sink keeps. */
export type MailStore = ReturnType<typeof createMailStore>;
