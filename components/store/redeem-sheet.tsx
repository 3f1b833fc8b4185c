'use client';
import { Sheet } from '#components/ui/dialog.tsx';
import { Done } from './redeem-done.tsx';
import type { RedeemProps } from './redeem-props.ts';
import { Quoted } from './redeem-quoted.tsx';
import { Refused } from './redeem-refused.tsx';
import { Placing, Quoting } from './redeem-steps.tsx';
import { useSpeech } from './speech.tsx';

/** Price, progress and voucher in one place over the page that it began on. */
export function RedeemSheet(props: RedeemProps & { open: boolean }) {
  const { open, onClose, step, title } = props;
  const { common } = useSpeech();
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
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
      return <Quoted {...props} quote={step.quote} before={step.before} />;
    case 'placing':
      return <Placing words={props.words} />;
    case 'done':
      return <Done {...props} order={step.order} choices={step.choices} />;
    case 'refused':
      return <Refused {...props} failure={step.failure} again={step.again} />;
    default:
      return <Quoting words={props.words} />;
  }
}
