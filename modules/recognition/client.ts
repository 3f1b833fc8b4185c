/** What screens and rules share, without the weight of the schemas. */
export const REACTIONS = ['heart', 'clap', 'party', 'strong', 'idea'] as const;
export type Reaction = (typeof REACTIONS)[number];
export const FEED_FILTERS = ['all', 'mine', 'received', 'given'] as const;
export type FeedFilter = (typeof FEED_FILTERS)[number];
export const NOMINATION_VIEWS = ['open', 'mine', 'decide'] as const;
export type NominationView = (typeof NOMINATION_VIEWS)[number];
/** Characters as a person counts them. */
export const MAX_MESSAGE = 500;
export const MAX_RECEIVERS = 10;

/** A text in the first of these languages that it is in; else in whichever it has. */
export function textIn(texts: Readonly<Record<string, string>>, ...languages: string[]): string {
  const wished = languages.map((language) => texts[language.slice(0, 2)]).find(Boolean);
  return wished ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
