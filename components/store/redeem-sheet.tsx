'use client';
import { Sheet } from '#components/ui/dialog.tsx';
import type { RedeemProps } from './redeem-props.ts';
import { Refused } from './redeem-refused.tsx';
import { Done, Placing, Quoted, Quoting } from './redeem-steps.tsx';
import { useSpeech } from './speech.tsx';

/** Price, progress and voucher in one place over the product. */
export function RedeemSheet(props: RedeemProps & { open: boolean }) {
  const { open, onClose, step, words } = props;
  const { common } = useSpeech();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={words.redeem.title}
      closeLabel={common.close}
      hideTitle={step.at === 'done'}
    >
      <div className="min-h-72">
        <StepView {...props} />
      </div>
    </Sheet>
  );
}

function StepView(props: RedeemProps) {
  const { step } = props;
  switch (step.at) {
    case 'quoted':
      return <Quoted {...props} quote={step.quote} />;
    case 'placing':
      return <Placing {...props} />;
    case 'done':
      return <Done {...props} order={step.order} />;
    case 'refused':
      return <Refused {...props} failure={step.failure} quote={step.quote} />;
    default:
      return <Quoting {...props} />;
  }
}
