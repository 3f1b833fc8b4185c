import type { ServerResponse } from 'node:http';
import type { RejectReason } from '#modules/suppliers/port.ts';

/** What every supplier's double can do wrong on demand. All but the last two happen after the order was accepted. */
export const SUPPLIER_FAULTS = [
  /** Takes the order and never answers. */
  'time-out',
  /** Takes the order and answers 500 in the supplier's own shape. */
  'error-500',
  /** Takes the order and breaks the connection. */
  'cut',
  /** Takes the order and answers 200 with a web page. */
  'html',
  /** Takes the order and answers 200 with half of its JSON. */
  'truncate',
  /** Takes the order and gives the code that it gave last. */
  'repeat-code',
  /** Takes the order and says that it is under way for `lateLookUps` look-ups. */
  'deliver-late',
  /** Answers 429 and takes nothing. */
  'throttle',
  /** Answers 500 and takes nothing: from outside the same as `error-500`. */
  'lost',
] as const;
export type SupplierFault = (typeof SUPPLIER_FAULTS)[number];

/** Whether an order that meets this fault is in the supplier's books. */
export const isAccepted = (fault: SupplierFault | null): boolean => fault !== 'throttle' && fault !== 'lost';

/** What every supplier's double offers to tests. */
export type SupplierDouble = {
  url: string;
  faults: SupplierFaults;
  /** How many orders the supplier has in its books under this reference of ours. */
  ordersOf: (reference: string) => number;
  /** How many orders in all. */
  orders: () => number;
  /** Makes it refuse the next order for this reason, in its own words; false when it has none for it. */
  refuseNext: (reason: RejectReason) => boolean;
  stop: () => Promise<void>;
};

export type SupplierFaults = {
  /** The next so many orders meet this fault. */
  next: (fault: SupplierFault, times?: number) => void;
  /** Called by the double once for each order request that is new and valid. */
  take: () => SupplierFault | null;
  clear: () => void;
  /** How many look-ups a late order stays under way. */
  lateLookUps: number;
  retryAfterSeconds: number;
};

export function makeFaults(): SupplierFaults {
  let waiting: SupplierFault[] = [];
  return {
    next: (fault, times = 1) => void waiting.push(...Array<SupplierFault>(times).fill(fault)),
    take: () => waiting.shift() ?? null,
    clear: () => {
      waiting = [];
    },
    lateLookUps: 2,
    retryAfterSeconds: 7,
  };
}

export type DoubleAnswer = { status: number; body?: unknown; headers?: Record<string, string> };
export type Spoilt = {
  fault: SupplierFault | null;
  /** The supplier's own body for 429 and 500. */
  trouble: (status: 429 | 500) => unknown;
  faults: SupplierFaults;
};

const PAGE = '<!doctype html><title>Service notice</title><h1>We will be back soon</h1>';

/** Sends the double's answer, spoilt by the fault. */
export function sendAnswer(response: ServerResponse, answer: DoubleAnswer, spoilt?: Spoilt): void {
  const fault = spoilt?.fault;
  if (fault === 'time-out') return;
  if (fault === 'cut') {
    response.destroy();
    return;
  }
  const { status, type, text, headers } = spoiltText(answer, spoilt);
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

function spoiltText(answer: DoubleAnswer, spoilt: Spoilt | undefined) {
  const whole = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const plain = { status: answer.status, type: 'application/json', text: whole, headers: answer.headers };
  switch (spoilt?.fault) {
    case 'error-500':
    case 'lost':
      return { ...plain, status: 500, text: JSON.stringify(spoilt.trouble(500)) };
    case 'throttle': {
      const headers = { 'retry-after': String(spoilt.faults.retryAfterSeconds) };
      return { ...plain, status: 429, text: JSON.stringify(spoilt.trouble(429)), headers };
    }
    case 'html':
      return { ...plain, status: 200, type: 'text/html', text: PAGE };
    case 'truncate':
      return { ...plain, text: whole.slice(0, whole.length >> 1) };
    default:
      return plain;
  }
}
