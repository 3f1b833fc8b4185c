import { escapeHtml } from '#lib/html.ts';
export type Letter = { subject: string; text: string; html: string };
type Look = { tenantName: string; accent: string };

/** One paragraph or more, one button, in the tenant's colour. */
function letter(
  look: Look,
  l: { subject: string; lines: string[]; button: { label: string; url: string }; small: string },
): Letter {
  const text = [...l.lines, `${l.button.label}: ${l.button.url}`, l.small, look.tenantName].join('\n\n');
  const html = `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(l.subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f5f6;font:16px/24px system-ui,sans-serif;color:#1c1a1d">
<div style="max-width:480px;margin:0 auto;background:#fff;border-radius:12px;padding:32px">
<p style="margin:0 0 24px;font-weight:600">${escapeHtml(look.tenantName)}</p>
${l.lines.map((p) => `<p style="margin:0 0 16px">${escapeHtml(p)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(l.button.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${escapeHtml(look.accent)};color:#fff;text-decoration:none;font-weight:600">${escapeHtml(l.button.label)}</a></p>
<p style="margin:0;font-size:14px;line-height:20px;color:#6b666d">${escapeHtml(l.small)}</p>
</div></body></html>`;
  return { subject: l.subject, text, html };
}

export function magicLinkLetter(look: Look, url: string): Letter {
  return letter(look, {
    subject: `Sign in to ${look.tenantName}`,
    lines: ['Here is your link to sign in. It works once, for 15 minutes.'],
    button: { label: 'Sign in', url },
    small: 'You did not ask for it? Then ignore this message; nobody has signed in.',
  });
}

export function voucherLetter(
  look: Look,
  v: {
    name: string | null;
    products: string;
    urls: string[];
    gift?: { message: string; from: string } | null;
  },
): Letter {
  const more = v.urls.slice(1).map((url) => `Also: ${url}`);
  const received = v.gift
    ? `${v.gift.from} has a gift for you: ${v.products}.`
    : `You have received: ${v.products}.`;
  const said = v.gift?.message ? [`“${v.gift.message}”`] : [];
  return letter(look, {
    subject: v.gift ? `A gift from ${v.gift.from}: ${v.products}` : `Your voucher: ${v.products}`,
    lines: [v.name ? `Hello ${v.name},` : 'Hello,', received, ...said, ...more],
    button: { label: 'Open my voucher', url: v.urls[0] ?? '' },
    small: 'Whoever has this link can see the code. Keep it to yourself.',
  });
}

export function backInStockLetter(look: Look, b: { name: string; product: string; url: string }): Letter {
  return letter(look, {
    subject: `Back again: ${b.product}`,
    lines: [`Hello ${b.name},`, `You asked us to tell you: ${b.product} can be had again.`],
    button: { label: 'Have a look', url: b.url },
    small: 'This is the only message about it. It may go fast.',
  });
}

export function pointsLetter(
  look: Look,
  p: { name: string; points: string; reason: string; url: string },
): Letter {
  return letter(look, {
    subject: `${p.points} points for you`,
    lines: [`Hello ${p.name},`, `You have received ${p.points} points: ${p.reason}`],
    button: { label: 'See what they buy', url: p.url },
    small: `Sent by ${look.tenantName}.`,
  });
}

/** From a colleague, or from the program itself. */
export function recognitionLetter(
  look: Look,
  r: { name: string; from: string; points: number; message: string; url: string },
): Letter {
  const thanks = r.points > 0 ? `${r.from} gave you ${r.points} points` : `${r.from} thanked you`;
  return letter(look, {
    subject: thanks,
    lines: [`Hello ${r.name},`, `${thanks}:`, r.message],
    button: { label: 'Read it', url: r.url },
    small: `Sent by ${look.tenantName}.`,
  });
}

export function endingLetter(
  look: Look,
  p: { name: string; points: string; lastDay: string; url: string },
): Letter {
  return letter(look, {
    subject: `${p.points} points end on ${p.lastDay}`,
    lines: [
      `Hello ${p.name},`,
      `${p.points} of your points can be spent until ${p.lastDay}, that day included. After it they are gone.`,
    ],
    button: { label: 'Spend them', url: p.url },
    small: `Sent by ${look.tenantName}.`,
  });
}

export function orderFailedLetter(
  look: Look,
  o: { name: string | null; products: string; pointsBack: string; url: string },
): Letter {
  return letter(look, {
    subject: `Not delivered: ${o.products}`,
    lines: [
      o.name ? `Hello ${o.name},` : 'Hello,',
      `We could not get this for you: ${o.products}. The brand did not deliver.`,
      `Nothing is lost: ${o.pointsBack} points are back in your balance.`,
    ],
    button: { label: 'Choose something else', url: o.url },
    small: `Sent by ${look.tenantName}.`,
  });
}

export type RewardWords = {
  why: 'granted' | 'again' | 'ending';
  kind: 'points' | 'product' | 'choice';
  what: string;
  name: string | null;
  sender: string;
  message: string;
  lastDay: string;
  link: string;
};

export function rewardLetter(look: Look, r: RewardWords): Letter {
  const what = r.kind === 'choice' ? `something of your choice, up to ${r.what}` : r.what;
  return letter(look, {
    subject:
      r.why === 'ending'
        ? `Until ${r.lastDay}: your reward from ${r.sender}`
        : `${r.sender} has a reward for you`,
    lines: [
      r.name ? `Hello ${r.name},` : 'Hello,',
      ...(r.message ? [`“${r.message}”`] : []),
      `${r.sender} has sent you ${what}.`,
      `You can claim it until ${r.lastDay}, that day included.`,
    ],
    button: { label: r.kind === 'choice' ? 'Choose my reward' : 'Claim my reward', url: r.link },
    small: 'No account is needed. Whoever has this link can claim the reward: keep it to yourself.',
  });
}
