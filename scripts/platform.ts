import { parseArgs } from 'node:util';
import { closePool } from '#core/database.ts';
import { clock } from '#lib/clock.ts';
import { env } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import {
  asCommand,
  invitePlatformOperator,
  listPlatformOperators,
  resetFactor,
  setPlatformOperatorStatus,
} from '#modules/platform/index.ts';

const USAGE = `npm run platform -- invite <email> [--name "Kim Doe"]   asks somebody in to run the installation
npm run platform -- reset <email>                         forgets a lost authenticator
npm run platform -- disable <email>                       takes access away at once; enable gives it back
npm run platform -- list`;

const caller = () => ({ requestId: newId('request'), now: clock.now(), authenticate: asCommand('platform') });

async function invite(email: string, name: string): Promise<void> {
  const { token } = await invitePlatformOperator.call(caller(), { email, name });
  const origin = new URL(env().BASE_URL).origin;
  console.log(
    `${email} may come in, once and within seven days, at\n${origin}/platform/sign-in/link?token=${token}`,
  );
}

async function setStatus(email: string, status: 'active' | 'disabled'): Promise<void> {
  const { items } = await listPlatformOperators.call(caller(), {});
  const operatorId = items.find((o) => o.email === email)?.operatorId ?? '';
  await setPlatformOperatorStatus.call(caller(), { operatorId, status });
  console.log(`${email} is ${status}.`);
}

async function list(): Promise<void> {
  const { items } = await listPlatformOperators.call(caller(), {});
  for (const o of items) {
    console.log(
      `${o.email}\t${o.name}\t${o.status}\t${o.factorSet ? 'authenticator' : 'no authenticator yet'}`,
    );
  }
}

/** Answers the exit code: 0, or 1 with a sentence about what was refused. */
async function main(args: string[]): Promise<number> {
  try {
    const options = { name: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [act, email = ''] = positionals;
    if (act === 'list') await list();
    else if (act === 'invite') await invite(email, values.name ?? email.split('@')[0] ?? email);
    else if (act === 'disable') await setStatus(email, 'disabled');
    else if (act === 'enable') await setStatus(email, 'active');
    else if (act === 'reset') await resetFactor.call(caller(), { email });
    else {
      console.log(USAGE);
      return 1;
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await closePool();
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
