import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/**
 * Strikes before the n-th statement reaches the server; or once the server has done the n-th COMMIT, or the n-th time
 * that it has ended a transaction of whatever kind, with an answer that is not passed on.
 */
export type Trap = {
  at: number;
  when: 'before a statement' | 'after a commit' | 'after a transaction';
  strike: () => void;
};
export type WireProxy = {
  port: number;
  /** Counts statements from now on, and springs the trap if there is one. */
  arm: (trap?: Trap) => void;
  /** How many of the trap's statements went by since it was armed. */
  count: () => number;
  close: () => Promise<void>;
};

type Message = { type: string; bytes: Buffer };

/** Cuts the frontend's stream into messages; the first one of a connection has no type byte. */
function messagesOf(): (part: Buffer) => Message[] {
  let rest = Buffer.alloc(0);
  let started = false;
  return (part) => {
    rest = Buffer.concat([rest, part]);
    const messages: Message[] = [];
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return messages;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return messages;
      messages.push({
        type: started ? String.fromCharCode(rest[0] ?? 0) : 'startup',
        bytes: rest.subarray(0, length),
      });
      rest = rest.subarray(length);
      started = true;
    }
  };
}

/** Query and Execute: what makes the server do something. */
const STATEMENT = new Set(['Q', 'E']);
/** CommandComplete of a COMMIT. */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0');
/** ReadyForQuery outside a transaction: what went before is committed, also where nobody said COMMIT. */
const ENDED = Buffer.from('Z\0\0\0\x05I');

/** Stands between a process and PostgreSQL and can kill the process at any statement. */
export async function startWireProxy(target: { host: string; port: number }): Promise<WireProxy> {
  let trap: Trap | undefined;
  let seen = 0;
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const database = dial(target.port, target.host);
    const cut = messagesOf();
    let silent = false;
    const hangUp = () => {
      silent = true;
      client.destroy();
      database.destroy();
    };
    /** Whether the trap has sprung: nothing more goes either way. */
    const springs = (when: Trap['when']): boolean => {
      if (trap?.when !== when) return false;
      seen += 1;
      if (seen !== trap.at) return false;
      trap.strike();
      trap = undefined;
      hangUp();
      return true;
    };
    client.on('data', (part: Buffer) => {
      for (const { type, bytes } of cut(part)) {
        if (silent || (STATEMENT.has(type) && springs('before a statement'))) return;
        database.write(bytes);
      }
    });
    database.on('data', (part: Buffer) => {
      if (silent || (part.includes(COMMITTED) && springs('after a commit'))) return;
      if (part.includes(ENDED) && springs('after a transaction')) return;
      client.write(part);
    });
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on('error', hangUp);
      socket.on('close', () => {
        open.delete(socket);
        hangUp();
      });
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    arm: (next) => {
      seen = 0;
      trap = next;
    },
    count: () => seen,
    close: () =>
      new Promise((closed) => {
        for (const socket of open) socket.destroy();
        server.close(() => closed());
      }),
  };
}
