import { ArrowRight, Heart } from 'lucide-react';
import { Button, IconButton, LinkButton } from '#components/ui/button.tsx';
import { ChipLink } from '#components/ui/chip-link.tsx';
import { GallerySection, Shown, Specimen } from './section.tsx';

const VARIANTS = ['primary', 'secondary', 'quiet', 'danger'] as const;
const STATES = ['as it is', 'hover', 'active', 'focus', 'disabled', 'busy'] as const;
const LONG = 'Redeem twenty-five gift cards for everybody in the warehouse';

export function Buttons() {
  return (
    <GallerySection
      id="buttons"
      title="Buttons"
      about="One primary button on a screen. A button that is busy keeps its width and says what it does."
    >
      {() => (
        <>
          {VARIANTS.map((variant) => (
            <Specimen key={variant} name={variant}>
              {STATES.map((state) => (
                <Shown key={state} state={state}>
                  <Button variant={variant} disabled={state === 'disabled'} busy={state === 'busy'}>
                    Redeem
                  </Button>
                </Shown>
              ))}
            </Specimen>
          ))}
          <Specimen name="sizes">
            <Button size="sm">Small</Button>
            <Button size="md">Middle</Button>
            <Button size="lg">Large</Button>
          </Specimen>
          <Specimen name="a link, an icon, a chip">
            <LinkButton href="/gallery#buttons" variant="secondary">
              Show all <ArrowRight size={16} aria-hidden="true" />
            </LinkButton>
            <IconButton label="Keep as a favourite">
              <Heart size={20} aria-hidden="true" />
            </IconButton>
            <IconButton label="Keep as a favourite, not now" disabled>
              <Heart size={20} aria-hidden="true" />
            </IconButton>
            <ChipLink href="/gallery#buttons" on>
              Food
            </ChipLink>
            <ChipLink href="/gallery#buttons" on={false}>
              Travel
            </ChipLink>
          </Specimen>
          <Specimen name="block, too long for its place">
            <Button variant="primary" size="lg" block>
              {LONG}
            </Button>
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}
