import { type Portal, startPortal } from '#tests/doubles/portal.ts';
import { startSimulated } from '#tests/doubles/simulated.ts';
import { startReceiver } from '#tests/doubles/webhook-receiver.ts';
import { freePort } from './ports.ts';

export type Doubles = {
  simulatedUrl: string;
  /** The receiver that is told of events; it shows them at the same address. */
  webhooksUrl: string;
  /** An intranet that shows each program's microsite. */
  portal: Portal;
  /** Where they listen, as the environment of the processes that use them. */
  env: Record<string, string>;
  stop: () => Promise<void>;
};

const SIMULATED_PORT = 4010;
const RECEIVER_PORT = 4020;
const PORTAL_PORT = 4030;

/** Starts the local stand-ins for third parties that a demo, and the browser tests, order and pay from. */
export async function startDoubles(): Promise<Doubles> {
  const simulated = await startSimulated({ port: await freePort(SIMULATED_PORT) });
  const receiver = await startReceiver(() => 204, await freePort(RECEIVER_PORT));
  const portal = await startPortal(await freePort(PORTAL_PORT));
  return {
    simulatedUrl: simulated.url,
    webhooksUrl: receiver.url,
    portal,
    env: {
      SUPPLIER_URLS: `simulated=${simulated.url}`,
      WEBHOOK_TRUSTED_HOSTS: new URL(receiver.url).host,
    },
    stop: async () => {
      await Promise.all([simulated.stop(), receiver.stop(), portal.stop()]);
    },
  };
}
