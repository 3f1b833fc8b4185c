import { startSimulated } from '#tests/doubles/simulated.ts';
import { freePort } from './ports.ts';

export type Doubles = {
  simulatedUrl: string;
  /** Where they listen, as the environment of the processes that use them. */
  env: Record<string, string>;
  stop: () => Promise<void>;
};

const SIMULATED_PORT = 4010;

/** Starts the local stand-ins for third parties that a demo, and the browser tests, order and pay from. */
export async function startDoubles(): Promise<Doubles> {
  const simulated = await startSimulated({ port: await freePort(SIMULATED_PORT) });
  return {
    simulatedUrl: simulated.url,
    env: { SUPPLIER_URLS: `simulated=${simulated.url}` },
    stop: () => simulated.stop(),
  };
}
