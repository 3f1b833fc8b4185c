import { brandKey } from './import-brand.ts';
import { oneLine } from './import-text.ts';
import { type Flawed, flawed } from './import-verdict.ts';

/**
 * A supplier's product name taken apart: “Epic On E-Gift Cards-1 month plan” is the title “Epic On”, the noun
 * “gift card” and the variant “1 month plan”, shown as “Epic On gift card, 1 month plan”.
 */
export type ReadName = { shown: string; title: string; variant: string };

/** For whom the supplier sells it: nothing that a member should read. */
const CHANNEL =
  /\s*-\s*(?:B2[BC]|reseller|corporate)(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])B2[BC](?![\p{L}\p{N}])/giu;
const GIFT_CARD = /\be?[-\s]?(gift[-\s]+(?:card|voucher))s?\b/i;
const VOUCHER = /\b(instant\s+voucher|voucher)s?$/i;
/** “Superdry-Luxe”, “Bhima Jewellers - Coin”, “HopInTown PLUS 2 Years plan”; not “V-Mart”. */
const VARIANTS = [
  /^(.+?)\s*-\s*(luxe)$/i,
  /^(.+?)(?:\s+-\s*|\s*-\s+)(.+)$/,
  /^(.+?)\s+((?:plus\s+)?\d+\s+(?:month|year)s?(?:\s+plan)?)$/i,
];
const MOST = 150;

/** Reads a name; refuses one without a letter or digit left for the brand. */
export function readName(text: string): { name: ReadName } | Flawed {
  const given = oneLine(text);
  if (!given) return flawed('name', 'missing', 'name is empty');
  if (given.length > MOST) return flawed('name', 'not_usable', `name is longer than ${MOST} characters`);
  const name = takeApart(trimmed(given.replace(CHANNEL, ' ')));
  if (brandKey(name.title)) return { name };
  return flawed('name', 'not_usable', 'name says nothing but that it is a gift card');
}

function takeApart(given: string): ReadName {
  const found = GIFT_CARD.exec(given) ?? VOUCHER.exec(given);
  const before = found ? trimmed(given.slice(0, found.index)) : given;
  const after = found ? trimmed(given.slice(found.index + found[0].length).replace(GIFT_CARD, ' ')) : '';
  const noun = found?.[1]?.toLowerCase().replace(/[-\s]+/g, ' ') ?? '';
  const split = VARIANTS.map((shape) => shape.exec(before)).find((match) => match !== null);
  const title = split ? trimmed(split[1] ?? '') : before;
  const variant = [split ? trimmed(split[2] ?? '') : '', after].filter(Boolean).join(', ');
  return { shown: [`${title} ${noun}`.trim(), variant].filter(Boolean).join(', '), title, variant };
}

function trimmed(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^[\s\-–—|:,]+|[\s\-–—|:,]+$/gu, '');
}
