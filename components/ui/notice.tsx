import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const LOOKS = {
  neutral: { icon: Info, box: 'bg-sunken', ink: 'text-muted' },
  success: { icon: CircleCheck, box: 'bg-success-tint', ink: 'text-success-text' },
  warning: { icon: TriangleAlert, box: 'bg-warning-tint', ink: 'text-warning-text' },
  danger: { icon: CircleAlert, box: 'bg-danger-tint', ink: 'text-danger-text' },
} as const;

type NoticeProps = {
  tone?: keyof typeof LOOKS;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Read out when it appears; for what answers something that a person did. */
  live?: boolean;
  className?: string;
};

/** What happened and what now, in the page where it matters. */
export function Notice({ tone = 'neutral', title, children, action, live = false, className }: NoticeProps) {
  const { icon: Icon, box, ink } = LOOKS[tone];
  return (
    <div
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
      className={cx('flex gap-3 rounded-base border border-transparent px-4 py-3 text-sm', box, className)}
    >
      <Icon size={18} aria-hidden="true" className={cx('mt-px shrink-0', ink)} />
      <div className="grid min-w-0 grow gap-1">
        <p className="font-medium text-pretty break-words">{title}</p>
        {children && <div className="text-pretty break-words">{children}</div>}
        {action && <div className="mt-1">{action}</div>}
      </div>
    </div>
  );
}
