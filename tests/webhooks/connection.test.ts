import { describe, expect, it } from 'vitest';
import { postWebhook } from '#integrations/webhooks/post.ts';
import type { Resolve } from '#integrations/webhooks/resolve.ts';
import { isPublicAddress } from '#lib/address.ts';
import { startReceiver } from '#tests/doubles/webhook-receiver.ts';

describe('a connection', () => {
  const post = async (host: string, resolve: Resolve, mayConnectTo = isPublicAddress) => {
    const receiver = await startReceiver();
    const { port } = new URL(receiver.url);
    const url = `http://${host}:${port}/`;
    const answer = await postWebhook({ url, headers: {}, body: '{}', mayConnectTo, resolve });
    await receiver.stop();
    return { ...answer, reached: receiver.told.length };
  };
  const to =
    (...addresses: string[]): Resolve =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  const forbidden = { status: null, text: 'the address is not on the public network', reached: 0 };

  it('is made to the address that was looked at, whatever the name stands for a moment later', async () => {
    let asked = 0;
    const rebinding: Resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    };
    const seen: string[] = [];
    const answer = await post('rebinding.example', rebinding, (address) => seen.push(address) > 0);
    expect([answer.status, answer.reached, asked, seen]).toEqual([204, 1, 1, ['127.0.0.1']]);
  });

  it('is not made when a name stands for the own machine or network, also as one of several', async () => {
    expect(await post('inside.example', to('127.0.0.1'))).toMatchObject(forbidden);
    expect(await post('mixed.example', to('1.1.1.1', '127.0.0.1'))).toMatchObject(forbidden);
    expect(await post('mapped.example', to('::ffff:127.0.0.1'))).toMatchObject(forbidden);
    expect(await post('127.0.0.1', to('1.1.1.1')), 'without a name').toMatchObject(forbidden);
    expect(await post('nobody.example', to())).toMatchObject({ status: null, text: 'ENOTFOUND', reached: 0 });
  });
});

it('a receiver that says nothing, or drips, is left after its time', async () => {
  const tarpit = await startReceiver(() => null);
  const answer = await postWebhook({ url: tarpit.url, headers: {}, body: '{}', timeoutMs: 100 });
  expect(answer).toMatchObject({ status: null, text: 'timed out' });
  expect(answer.tookMs).toBeLessThan(2_000);
  await tarpit.stop();
});
