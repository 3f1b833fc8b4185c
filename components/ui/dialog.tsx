'use client';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  closeLabel: string;
  children: ReactNode;
  footer?: ReactNode;
  hideTitle?: boolean;
};

const SHAPES = {
  /** In the middle. */
  dialog: 'm-auto w-[min(30rem,calc(100vw-2rem))] rounded-lg',
  /** From below on phones, in the middle from 640 px up. */
  sheet:
    'mx-auto mt-auto mb-0 w-full max-w-full rounded-t-lg pb-[env(safe-area-inset-bottom)] ' +
    'sm:m-auto sm:w-[27rem] sm:rounded-lg sm:pb-0',
  /** Along the end of the screen, over the page. */
  drawer: 'ms-auto me-0 my-0 h-dvh max-h-dvh w-[min(32rem,100vw)] rounded-none',
} as const;

export function Dialog(props: DialogProps) {
  return <Modal {...props} shape="dialog" />;
}

export function Sheet(props: DialogProps) {
  return <Modal {...props} shape="sheet" />;
}

export function Drawer(props: DialogProps) {
  return <Modal {...props} shape="drawer" />;
}

function Modal({
  shape,
  open,
  onClose,
  title,
  closeLabel,
  children,
  footer,
  hideTitle,
}: DialogProps & {
  shape: keyof typeof SHAPES;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a native dialog; this is the tap beside it.
    <dialog
      ref={ref}
      aria-label={title}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
      className={cx(
        'max-h-[92dvh] overflow-hidden border border-transparent bg-raised text-text shadow-float open:rise',
        SHAPES[shape],
      )}
    >
      {open && (
        <div className="flex max-h-[inherit] flex-col">
          <header className="flex items-center gap-2 ps-5 pe-2 pt-2">
            <h2 className={cx('grow text-base font-semibold', hideTitle && 'sr-only')}>{title}</h2>
            <IconButton label={closeLabel} onClick={onClose} className="ms-auto">
              <X size={20} aria-hidden="true" />
            </IconButton>
          </header>
          <div className="grow overflow-y-auto overscroll-contain px-5 pb-5">{children}</div>
          {footer && <footer className="border-t border-hairline px-5 py-4">{footer}</footer>}
        </div>
      )}
    </dialog>
  );
}
