import { Gift } from 'lucide-react';
import { Badge, StatusDot } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { ToastCard } from '#components/ui/toast.tsx';
import { GallerySection, Specimen } from './section.tsx';

const TONES = ['neutral', 'accent', 'success', 'warning', 'danger'] as const;

export function Messages() {
  return (
    <GallerySection
      id="messages"
      title="Messages"
      about="Short, warm, exact: what happened to the points, and what now. Colour never says it alone."
    >
      {() => (
        <>
          <Specimen name="badges">
            {TONES.map((tone) => (
              <Badge key={tone} tone={tone}>
                {tone}
              </Badge>
            ))}
          </Specimen>
          <Specimen name="dots">
            {TONES.map((tone) => (
              <StatusDot key={tone} tone={tone} half={tone === 'warning'}>
                <span className="text-sm">{tone}</span>
              </StatusDot>
            ))}
          </Specimen>
          <Notice title="You are offline. Saved vouchers still open." />
          <Notice tone="success" title="It is yours." />
          <Notice
            tone="warning"
            title="1,200 points expire on 31 Dec."
            action={<Button size="sm">See what they buy</Button>}
          />
          <Notice tone="danger" title="This could not be delivered.">
            Your points are back. Nothing was charged.
          </Notice>
          <Specimen name="toasts">
            <ToastCard text="Copied" tone="plain" />
            <ToastCard text="Your language is saved." tone="success" />
            <ToastCard text="This did not reach us. Check your connection and try again." tone="danger" />
          </Specimen>
          <div className="rounded-base border border-hairline bg-surface">
            <EmptyState
              icon={Gift}
              title="No vouchers yet"
              action={<Button variant="primary">Browse</Button>}
            >
              What you redeem is kept here, with its code.
            </EmptyState>
          </div>
          <div>
            <Disclosure title="How to redeem" open>
              Show the code at the till.
            </Disclosure>
            <Disclosure title="Terms">Valid for three years.</Disclosure>
          </div>
        </>
      )}
    </GallerySection>
  );
}
