import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

/**
 * Strikes before the n-th statement reaches the server; or once the server has answered the n-th BEGIN or
 * COMMIT, without passing that answer on.
 */
export type Trap = { at: number; when: 'before a statement' | 'after a commit'; strike: () => void };
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

/** postgres.js sends BEGIN, COMMIT and ROLLBACK as simple queries, and everything else by Execute. */
const COUNTED = { 'before a statement': ['Q', 'E'], 'after a commit': ['Q'] };

/** Stands between a process and PostgreSQL and can kill the process at any statement. */
export async function startWireProxy(target: { host: string; port: number }): Promise<WireProxy> {
  let trap: Trap | undefined;
  let seen = 0;
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const database = dial(target.port, target.host);
    const cut = messagesOf();
    let phase: 'relaying' | 'last words' | 'silent' = 'relaying';
    const hangUp = () => {
      phase = 'silent';
      client.destroy();
      database.destroy();
    };
    const spring = (sprung: Trap) => {
      trap = undefined;
      sprung.strike();
      hangUp();
    };
    let afterwards: Trap | undefined;
    client.on('data', (part: Buffer) => {
      for (const { type, bytes } of cut(part)) {
        if (phase === 'silent') return;
        const counts = trap !== undefined && COUNTED[trap.when].includes(type);
        if (counts) seen += 1;
        if (trap && counts && phase === 'relaying' && seen === trap.at) {
          if (trap.when === 'before a statement') return spring(trap);
          afterwards = trap;
          phase = 'last words';
        }
        database.write(bytes);
        if (phase === 'last words') return;
      }
    });
    database.on('data', (part: Buffer) => {
      if (phase === 'relaying') client.write(part);
      else if (phase === 'last words' && afterwards && part.includes(READY)) spring(afterwards);
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

/** The head of ReadyForQuery, which ends every answer of the server. */
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);
