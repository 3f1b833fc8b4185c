import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { listPage, messagePage, missingPage } from './mail-pages.ts';
import { createMailStore, type MailStore, type ReceivedMail } from './mail-store.ts';

/** A running mail sink. */
export type MailSink = {
  smtpUrl: string;
  httpUrl: string;
  messages(): ReceivedMail[];
  stop(): Promise<void>;
};

type Options = { smtpPort?: number; httpPort?: number; folder?: string };

const HOST = '127.0.0.1';
const KEPT_MESSAGES = 500;
const MAX_BYTES = 10 * 1024 * 1024;

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function startSmtp(port: number, store: MailStore): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    size: MAX_BYTES,
    onAuth: ({ username = 'anyone' }, _session, done) => done(null, { user: username }),
    onData: (stream, { envelope }, done) => {
      buffer(stream)
        .then((raw) => {
          if (stream.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 });
          store.add(
            raw,
            envelope.rcptTo.map(({ address }) => address),
          );
        })
        .then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  server.removeAllListeners('error');
  // A client that breaks off is no reason to end.
  server.on('error', () => {});
  return server;
}

function answer(request: IncomingMessage, response: ServerResponse, store: MailStore): void {
  const url = new URL(request.url ?? '/', 'http://sink');
  const to = url.searchParams.get('to') || undefined;
  const send = (status: number, type: string, body: string) => {
    response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` });
    response.end(request.method === 'HEAD' ? '' : body);
  };
  const route = `${request.method === 'HEAD' ? 'GET' : request.method} ${url.pathname}`;
  const id = /^GET \/messages\/([\w-]+)$/.exec(route)?.[1];
  const mail = id === undefined ? undefined : store.find(id);
  if (route === 'GET /') {
    send(200, 'text/html', listPage(store.list(to), to));
  } else if (route === 'GET /api/messages') {
    send(200, 'application/json', JSON.stringify(store.list(to)));
  } else if (route === 'DELETE /api/messages') {
    store.clear();
    response.writeHead(204, HEADERS).end();
  } else if (mail) {
    send(200, 'text/html', messagePage(mail));
  } else {
    send(404, 'text/html', missingPage());
  }
}

async function startHttp(port: number, store: MailStore): Promise<Server> {
  const server = createServer((request, response) => {
    try {
      answer(request, response, store);
    } catch {
      response.writeHead(400, HEADERS).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return server;
}

/** Starts an SMTP server that delivers nothing and a web inbox of what it got; free ports unless told. */
export async function startMailSink({ smtpPort = 0, httpPort = 0, folder }: Options = {}): Promise<MailSink> {
  const store = createMailStore(KEPT_MESSAGES, folder);
  const smtp = await startSmtp(smtpPort, store);
  const closeSmtp = () => new Promise<void>((resolve) => smtp.close(resolve));
  const http = await startHttp(httpPort, store).catch(async (error) => {
    await closeSmtp();
    throw error;
  });
  return {
    smtpUrl: `smtp://${HOST}:${portOf(smtp.server)}`,
    httpUrl: `http://localhost:${portOf(http)}`,
    messages: () => store.list(),
    stop: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeAllConnections();
      await Promise.all([closed, closeSmtp()]);
    },
  };
}
