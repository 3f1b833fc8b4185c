'use client';
import { Heart } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { toast } from '#components/ui/toast.tsx';
import type { Words } from '#i18n/areas.ts';
import { markFavourite } from '#server/actions/cart.ts';

type FavouriteProps = { listingId: string; on: boolean; words: Words<'cart'>['marks'] };

/** A heart that is filled at once, and emptied again if that could not be kept. */
export function FavouriteButton({ listingId, on, words }: FavouriteProps) {
  const [marked, setMarked] = useState(on);
  const change = async () => {
    setMarked(!marked);
    const answer = await markFavourite({ listingId, on: !marked }).catch(() => null);
    if (answer?.ok) return;
    setMarked(marked);
    toast(answer?.error.message ?? words.failed, 'danger');
  };
  return (
    <IconButton label={words.favourite} aria-pressed={marked} onClick={change}>
      <Heart size={20} aria-hidden="true" className={cx(marked && 'fill-current text-accent-text')} />
    </IconButton>
  );
}
