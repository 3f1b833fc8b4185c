'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import { Select } from '#components/ui/select.tsx';
import { FROM_START, hrefWith, readQuery } from './href.ts';

type Option = { value: string; label: string };
type UrlSelectProps = { path: string; name: string; label: string; any: string; options: Option[] };

/** A filter with several values, kept in the URL. */
export function UrlSelect({ path, name, label, any, options }: UrlSelectProps) {
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const choose = (value: string) => {
    const query = readQuery(Object.fromEntries(params));
    start(() =>
      router.replace(hrefWith(path, query, { ...FROM_START, [name]: value || null }), { scroll: false }),
    );
  };
  return (
    <Select
      aria-label={label}
      aria-busy={pending || undefined}
      value={params.get(name) ?? ''}
      onChange={(event) => choose(event.target.value)}
      className="[&>select]:h-9 [&>select]:text-row"
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
