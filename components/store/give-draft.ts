import type { Words } from '#i18n/areas.ts';
import type { Colleague } from '#modules/identity/schema.ts';

/** What somebody is about to give. */
export type Draft = {
  chosen: Colleague[];
  points: number;
  valueId: string;
  message: string;
  secret: boolean;
};
export type GiveWords = Pick<Words<'recognition'>, 'give' | 'people' | 'refusals' | 'post'>;
