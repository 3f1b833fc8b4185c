import { isolate } from '#i18n/isolate.ts';
import { type Letter, letter } from './letter.ts';
import type { Voice } from './voice.ts';

/** A message of the letters, with names that keep their own direction. */
function say({ format, lang }: Voice, template: string, values: Record<string, string> = {}): string {
  const own = Object.entries(values).map(([name, value]) => [name, isolate(value, lang)]);
  return format.say(template, Object.fromEntries(own));
}

function greeting(voice: Voice, name: string | null): string {
  return name ? say(voice, voice.words.hello, { name }) : voice.words.helloPlain;
}

const sentBy = (voice: Voice) => say(voice, voice.words.sentBy, { tenant: voice.tenantName });

export function magicLinkLetter(voice: Voice, url: string): Letter {
  const { subject, body, button, small } = voice.words.signIn;
  return letter(voice, {
    subject: say(voice, subject, { tenant: voice.tenantName }),
    lines: [body],
    button: { label: button, url },
    small,
  });
}

/** Whoever is to own the program reads that it is theirs; everybody else as what they were asked in. */
export function invitationLetter(
  voice: Voice,
  i: { name: string; url: string; roles: readonly string[] },
): Letter {
  const { subject, body, asSubject, asBody, button, small } = voice.words.invited;
  const owns = i.roles.includes('Owner');
  const values = { tenant: voice.tenantName, roles: i.roles.join(', ') };
  return letter(voice, {
    subject: say(voice, owns ? subject : asSubject, values),
    lines: [greeting(voice, i.name), say(voice, owns ? body : asBody, values)],
    button: { label: button, url: i.url },
    small,
  });
}

type VoucherFacts = {
  name: string | null;
  products: string;
  urls: string[];
  gift?: { message: string; from: string } | null;
};

export function voucherLetter(voice: Voice, { name, products, urls, gift }: VoucherFacts): Letter {
  const w = voice.words.vouchers;
  const values = { products, from: gift?.from ?? '' };
  const more = urls.slice(1).map((url) => say(voice, w.also, { url }));
  const said = gift?.message ? [say(voice, voice.words.quote, { message: gift.message })] : [];
  return letter(voice, {
    subject: say(voice, gift ? w.giftSubject : w.subject, values),
    lines: [greeting(voice, name), say(voice, gift ? w.giftBody : w.body, values), ...said, ...more],
    button: { label: w.button, url: urls[0] ?? '' },
    small: w.small,
  });
}

export function backInStockLetter(voice: Voice, b: { name: string; product: string; url: string }): Letter {
  const w = voice.words.backInStock;
  return letter(voice, {
    subject: say(voice, w.subject, { product: b.product }),
    lines: [greeting(voice, b.name), say(voice, w.body, { product: b.product })],
    button: { label: w.button, url: b.url },
    small: w.small,
  });
}

export function pointsLetter(
  voice: Voice,
  p: { name: string; points: number; reason: string; url: string },
): Letter {
  const w = voice.words.points;
  const points = voice.format.points(p.points);
  return letter(voice, {
    subject: voice.format.say(w.subject, { points }),
    lines: [
      greeting(voice, p.name),
      voice.format.say(w.body, { points, reason: isolate(p.reason, voice.lang) }),
    ],
    button: { label: w.button, url: p.url },
    small: sentBy(voice),
  });
}

/** From a colleague, or from the program itself. */
export function recognitionLetter(
  voice: Voice,
  r: { name: string; from: string; points: number; message: string; url: string },
): Letter {
  const w = voice.words.recognition;
  const values = { from: isolate(r.from, voice.lang), points: voice.format.points(r.points) };
  return letter(voice, {
    subject: voice.format.say(r.points > 0 ? w.gave : w.thanked, values),
    lines: [
      greeting(voice, r.name),
      voice.format.say(r.points > 0 ? w.gaveBody : w.thankedBody, values),
      say(voice, voice.words.quote, { message: r.message }),
    ],
    button: { label: w.button, url: r.url },
    small: sentBy(voice),
  });
}

export function endingLetter(
  voice: Voice,
  p: { name: string; points: number; lastDay: string; url: string },
): Letter {
  const w = voice.words.ending;
  const values = { points: voice.format.points(p.points), date: p.lastDay };
  return letter(voice, {
    subject: voice.format.say(w.subject, values),
    lines: [greeting(voice, p.name), voice.format.say(w.body, values)],
    button: { label: w.button, url: p.url },
    small: sentBy(voice),
  });
}

export function orderFailedLetter(
  voice: Voice,
  o: { name: string | null; products: string; pointsBack: number; url: string },
): Letter {
  const w = voice.words.failed;
  return letter(voice, {
    subject: say(voice, w.subject, { products: o.products }),
    lines: [
      greeting(voice, o.name),
      say(voice, w.body, { products: o.products }),
      voice.format.say(w.back, { points: voice.format.points(o.pointsBack) }),
    ],
    button: { label: w.button, url: o.url },
    small: sentBy(voice),
  });
}

export type RewardFacts = {
  why: 'granted' | 'again' | 'ending';
  kind: 'points' | 'product' | 'choice';
  what: string;
  name: string | null;
  sender: string;
  message: string;
  lastDay: string;
  link: string;
};

export function rewardLetter(voice: Voice, r: RewardFacts): Letter {
  const w = voice.words.reward;
  const from = isolate(r.sender, voice.lang);
  const values = { from, what: isolate(r.what, voice.lang), date: r.lastDay };
  return letter(voice, {
    subject: voice.format.say(r.why === 'ending' ? w.endingSubject : w.subject, values),
    lines: [
      greeting(voice, r.name),
      ...(r.message ? [say(voice, voice.words.quote, { message: r.message })] : []),
      voice.format.say(r.kind === 'choice' ? w.choice : w.body, values),
      voice.format.say(w.until, values),
    ],
    button: { label: r.kind === 'choice' ? w.choose : w.claim, url: r.link },
    small: w.small,
  });
}

export function staffLookedLetter(
  voice: Voice,
  v: { name: string | null; product: string; url: string },
): Letter {
  const w = voice.words.staffLooked;
  const values = { tenant: voice.tenantName, product: v.product };
  return letter(voice, {
    subject: say(voice, w.subject, values),
    lines: [greeting(voice, v.name), say(voice, w.body, values)],
    button: { label: w.button, url: v.url },
    small: w.small,
  });
}
