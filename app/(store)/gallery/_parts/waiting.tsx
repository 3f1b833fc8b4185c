import { ProgressBar } from '#components/ui/progress-bar.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { GallerySection, Specimen } from './section.tsx';

export function Waiting() {
  return (
    <GallerySection
      id="waiting"
      title="Waiting"
      about="A skeleton has the true shape of what comes. Under reduced motion all of it stands still."
    >
      {() => (
        <>
          <Specimen name="progress">
            <ProgressBar label="Delivered" value={0} max={5} valueText="0 of 5 delivered" />
            <ProgressBar label="Delivered" value={3} max={5} valueText="3 of 5 delivered" />
            <ProgressBar label="Delivered" value={5} max={5} tone="success" valueText="5 of 5 delivered" />
            <ProgressBar label="Budget used" value={90} tone="warning" />
            <ProgressBar label="Asking the supplier" />
          </Specimen>
          <Specimen name="skeleton of a tile">
            <div className="grid w-40 gap-2">
              <Skeleton className="aspect-[1.586] w-full rounded-base" />
              <Skeleton className="h-4 w-28" />
              <Skeleton className="h-4 w-16" />
            </div>
          </Specimen>
          <Specimen name="spinner">
            <Spinner />
            <Spinner size={24} />
          </Specimen>
        </>
      )}
    </GallerySection>
  );
}
