import { LiveMenu, LiveOverlays, LiveTooltip } from './live.tsx';
import { GallerySection, Specimen } from './section.tsx';

export function Overlays() {
  return (
    <GallerySection
      id="overlays"
      title="What floats"
      about="A native dialog keeps the focus inside and gives it back. A sheet comes from below on a phone, and stands in the middle of a desk."
    >
      {() => (
        <>
          <Specimen name="dialog, sheet, drawer, toast">
            <LiveOverlays />
          </Specimen>
          <Specimen name="menu, tooltip">
            <LiveMenu />
            <LiveTooltip />
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}
