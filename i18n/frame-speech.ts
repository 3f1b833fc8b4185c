import { loadWords, type Words } from './areas.ts';
import type { FormatSettings } from './format.ts';
import type { Messages } from './messages.ts';

export type FrameWords = Words<'embed'> &
  Pick<Messages, 'common' | 'states' | 'product' | 'redeem' | 'order' | 'vouchers' | 'voucher' | 'browse'>;
/** What a frame in a portal needs to speak to its reader; plain, so that it can be sent. */
export type FrameSpeech = { settings: FormatSettings; words: FrameWords };

export async function frameSpeech(
  reader: Pick<FormatSettings, 'locale' | 'country' | 'timeZone'>,
): Promise<FrameSpeech> {
  const [own, store] = await Promise.all([
    loadWords('embed', reader.locale),
    loadWords('store', reader.locale),
  ]);
  const { pointWords, common, states, product, redeem, order, vouchers, voucher, browse } = store;
  return {
    settings: { ...reader, pointWords },
    words: { ...own, common, states, product, redeem, order, vouchers, voucher, browse },
  };
}
