import type { ReadName } from './import-name.ts';
import type { ProductKind } from './schema.ts';

const KINDS: [ProductKind, RegExp][] = [
  ['lounge', /\blounge/i],
  ['charity', /\b(donat|charit|ngo\b)/i],
  ['mobile_top_up', /\b(recharge|top.?up|prepaid)/i],
  ['perk', /\b(month|year)s?(\s+plan)?$|\b(subscription|membership)/i],
];

/** Whole words of a name, and the browsing category they speak for. */
const CATEGORIES: { slug: string; name: string; words: string }[] = [
  {
    slug: 'fashion',
    name: 'Fashion',
    words:
      'aeropostale|ajio|american eagle|apparel|armani|arrow|aurelia|bluestone|coin|desi|diamond|' +
      'dune|fabindia|fashion|flying machine|giva|gold|hidesign|homme|jack & jones|jeweller|jewellery|jewelry|' +
      'jockey|joyalukkas|levi|linen|luxe|madden|ornaz|pantaloon|polaroid|polo|ray-ban|saree|silver|' +
      'simon carter|studded|superdry|taneira|tcns|terrain|the collective|vero moda|westside',
  },
  { slug: 'electronics', name: 'Electronics', words: 'apple|croma|electronic|girias|vijay sales' },
  {
    slug: 'groceries',
    name: 'Groceries',
    words: 'basket|bigbasket|grocer|grocery|hypermarket|ratnadeep|spencer|super ?market',
  },
  {
    slug: 'dining',
    name: 'Dining',
    words:
      'barbeque|cafe|coffee|dining|domino|eatsure|food|freshmenu|grill|kfc|mcdonald|pizza|polar bear|' +
      'restaurant|starbucks',
  },
  {
    slug: 'travel',
    name: 'Travel',
    words: 'airline|flight|holiday|hotel|marriott|resort|spicejet|travel|yatra',
  },
  { slug: 'entertainment', name: 'Entertainment', words: 'bookmyshow|cinema|epic on|movie' },
  { slug: 'gaming', name: 'Gaming', words: 'game|gaming|playstation|steam|xbox' },
  { slug: 'sport', name: 'Sport', words: 'decathlon|puma|skechers|speedo|sport|wildcraft' },
  {
    slug: 'home',
    name: 'Home',
    words: 'chumbak|furniture|home|kitchen|nilkamal|pepperfry|urban ladder|wakefit',
  },
  {
    slug: 'beauty',
    name: 'Beauty',
    words: 'beauty|body ?craft|body shop|glow|himalaya|kiehl|lakme|myglamm|nykaa|salon|spa',
  },
  { slug: 'books', name: 'Books & learning', words: 'book|bookstore|learning' },
  { slug: 'kids', name: 'Kids', words: 'firstcry|hamleys|kids|miniklub|mother ?care|toy' },
  { slug: 'mobility', name: 'Mobility', words: 'cab|fuel|petrol|uber' },
  { slug: 'wellness', name: 'Wellness', words: 'apollo|fitness|health|pharmacy|wellness|yoga' },
];
const MATCHERS = CATEGORIES.map(({ slug, words }) => ({
  slug,
  shape: new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'iu'),
}));

/** The kind that a name speaks for; a gift card unless it says otherwise. */
export function kindOf({ shown }: ReadName): ProductKind {
  return KINDS.find(([, words]) => words.test(shown))?.[0] ?? 'gift_card';
}

/** At most two browsing categories that a name speaks for, its variant's only if its title has none. */
export function categoriesOf({ title, variant }: ReadName): string[] {
  const matching = (text: string) => MATCHERS.filter(({ shape }) => shape.test(text)).map(({ slug }) => slug);
  const found = matching(title);
  return (found.length > 0 ? found : matching(variant)).slice(0, 2);
}

/** The categories that an import may need, for an installation that has none yet. */
export const IMPORT_CATEGORIES = CATEGORIES.map(({ slug, name }) => ({ slug, name }));
