'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { cx } from './cx.ts';

type CopyIdProps = {
  id: string;
  copyLabel: string;
  copiedLabel: string;
  short?: boolean;
  className?: string;
};

/** An id that copies itself on click. `short` shows the prefix and the last six. */
export function CopyId({ id, copyLabel, copiedLabel, short = true, className }: CopyIdProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyText(id);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      onClick={copy}
      title={id}
      aria-label={`${copied ? copiedLabel : copyLabel} ${short ? shorten(id) : id}`}
      className={cx(
        'group inline-flex items-center gap-1.5 rounded-sm font-mono text-xs text-muted hover:text-text',
        className,
      )}
    >
      <bdi>{short ? shorten(id) : id}</bdi>
      <Icon
        size={12}
        aria-hidden="true"
        className={cx(!copied && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100')}
      />
    </button>
  );
}

/** Copies also where the clipboard API is closed, as on plain http. */
export async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

function shorten(id: string): string {
  const [prefix, rest] = id.split('_');
  return rest && rest.length > 8 ? `${prefix}_…${rest.slice(-6)}` : id;
}
