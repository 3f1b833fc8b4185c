import { direction } from '#i18n/locales.ts';
import { escapeHtml } from '#lib/html.ts';
import { computeTheme } from '#modules/tenants/theme.ts';
import type { Voice } from './voice.ts';

export type Letter = { subject: string; text: string; html: string };
type Look = Pick<Voice, 'tenantName' | 'accent' | 'logo' | 'lang'>;
type Parts = { subject: string; lines: string[]; button: { label: string; url: string }; small: string };

/** One paragraph or more, one button, in the tenant's colour and in the direction of its language. */
export function letter({ tenantName, accent, logo, lang }: Look, l: Parts): Letter {
  const { light } = computeTheme({ accent, font: 'system', shape: 'soft' });
  const text = [...l.lines, `${l.button.label}: ${l.button.url}`, l.small, tenantName].join('\n\n');
  const html = `<!doctype html><html lang="${lang}" dir="${direction(lang)}"><head><meta charset="utf-8"><title>${escapeHtml(l.subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f6f5f6;font:16px/24px system-ui,sans-serif;color:#1c1a1d">
<div dir="${direction(lang)}" style="max-width:480px;margin:0 auto;background:#fff;border-radius:12px;padding:32px">
${logo ? `<img src="${escapeHtml(logo)}" alt="" width="40" height="40" style="display:block;margin:0 0 8px">` : ''}
<p dir="auto" style="margin:0 0 24px;font-weight:600">${escapeHtml(tenantName)}</p>
${l.lines.map((p) => `<p style="margin:0 0 16px">${escapeHtml(p)}</p>`).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(l.button.url)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${light['--accent']};color:${light['--on-accent']};text-decoration:none;font-weight:600">${escapeHtml(l.button.label)}</a></p>
<p style="margin:0;font-size:14px;line-height:20px;color:#6b666d">${escapeHtml(l.small)}</p>
</div></body></html>`;
  return { subject: l.subject, text, html };
}

/** A letter of the installation itself, which is no tenant's and in English. */
export function plainLetter(parts: Parts): Letter {
  return letter({ tenantName: 'Damson', accent: '#7a3b69', lang: 'en' }, parts);
}
