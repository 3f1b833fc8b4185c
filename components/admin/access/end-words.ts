type Said = (
  key: 'banner.end' | 'banner.endTitle' | 'banner.endEffect' | 'banner.ended',
  values?: { name: string },
) => string;

/** What the button that ends somebody's access says, and what is said before and after. */
export function endWords(t: Said, name: string) {
  return {
    end: t('banner.end'),
    title: t('banner.endTitle', { name }),
    effect: t('banner.endEffect'),
    ended: t('banner.ended', { name }),
  };
}
