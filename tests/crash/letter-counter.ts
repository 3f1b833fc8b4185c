import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type LetterCounter = {
  smtpUrl: string;
  /** How often each letter was delivered, by its message id. */
  seen: Map<string, number>;
  close: () => Promise<void>;
};

/** A mail server that keeps nothing of a letter but its message id. */
export async function countLetters(): Promise<LetterCounter> {
  const seen = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      text(stream)
        .then((letter) => {
          const id = /^message-id: <(.+)>\r$/im.exec(letter)?.[1] ?? 'none';
          seen.set(id, (seen.get(id) ?? 0) + 1);
        })
        .then(() => done(), done);
    },
  });
  // A worker that is killed while it speaks is what this is for.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    seen,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
