import { withoutTenant } from '#db/tenant.ts';
import { brandArtwork } from './artwork.ts';
import type { ProductKind } from './schema.ts';

const MAX_KEPT = 2_000;
const kept = new Map<string, string>();

/** The generated card of a brand as SVG, or null for an unknown brand. Brands are shared by all tenants. */
export async function artOfBrand(brandId: string): Promise<string | null> {
  const known = kept.get(brandId);
  if (known) return known;
  const [brand] = await withoutTenant()<{ id: string; name: string; hue: number; kind: ProductKind }[]>`
    select b.id, b.name, b.hue, coalesce((select mode() within group (order by p.kind)
                                            from products p where p.brand_id = b.id), 'gift_card') as kind
      from brands b where b.id = ${brandId}`;
  if (!brand) return null;
  const svg = brandArtwork(brand);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(brandId, svg);
  return svg;
}
