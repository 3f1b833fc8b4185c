import { FlaskConical, Radio } from 'lucide-react';
import { cx } from '#components/ui/cx.ts';

type Mode = 'live' | 'sandbox';
type ModeSwitchProps = {
  mode: Mode;
  /** Where the other one's console is. */
  other: string;
  words: { label: string } & Record<Mode, string>;
};

/** Says whether this is the program or its sandbox, and leads to the other; each has its own people and its own sign-in. */
export function ModeSwitch({ mode, other, words }: ModeSwitchProps) {
  return (
    <nav aria-label={words.label} className="grid grid-cols-2 gap-0.5 rounded-base bg-sunken p-0.5 text-row">
      {(['live', 'sandbox'] as const).map((each) => {
        const Icon = each === 'live' ? Radio : FlaskConical;
        const inside = (
          <>
            <Icon size={14} aria-hidden="true" />
            {words[each]}
          </>
        );
        return each === mode ? (
          <span key={each} aria-current="true" className={cx(PART, HERE[each])}>
            {inside}
          </span>
        ) : (
          <a key={each} href={other} className={cx(PART, 'text-muted hover:text-text')}>
            {inside}
          </a>
        );
      })}
    </nav>
  );
}

const PART =
  'flex h-8 items-center justify-center gap-1.5 rounded-sm border border-transparent px-2 font-medium';
const HERE = {
  live: 'bg-surface text-success-text shadow-float',
  sandbox: 'stripes text-warning-text',
} as const;
