import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export type SlowMail = {
  smtpUrl: string;
  /** From now on letters wait for release(). */
  hold: () => void;
  /** Takes one of the held letters, by the order of their coming. */
  release: (index: number) => void;
  /** Holds no more. */
  open: () => void;
  waiting: () => number;
  /** Message ids in the order of delivery. */
  delivered: () => string[];
  close: () => Promise<void>;
};

/** A mail server that takes a letter when the test says so. */
export async function slowMail(): Promise<SlowMail> {
  const held: (() => void)[] = [];
  const delivered: string[] = [];
  let holding = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      text(stream).then((letter) => {
        const take = () => {
          delivered.push(/^message-id: <(.+)>\r$/im.exec(letter)?.[1] ?? 'none');
          done();
        };
        if (holding) held.push(take);
        else take();
      }, done);
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    hold: () => {
      holding = true;
    },
    release: (index) => held[index]?.(),
    open: () => {
      holding = false;
    },
    waiting: () => held.length,
    delivered: () => delivered,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
