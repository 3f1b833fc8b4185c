'use client';
import { ListFilter } from 'lucide-react';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { buttonClass } from '#components/ui/button-class.ts';
import { Field, Input } from '#components/ui/field.tsx';
import { Menu } from '#components/ui/menu.tsx';
import { Select } from '#components/ui/select.tsx';
import { FROM_START, hrefWith, readQuery } from '../href.ts';

export type FilterField = { name: string; label: string } & (
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'day' }
  | { kind: 'text'; placeholder?: string | undefined }
);

/** Every filter of a list in one place; it is applied as a whole and kept in the URL. */
export function FilterMenu({ path, fields }: { path: string; fields: readonly FilterField[] }) {
  const t = useTranslations('table');
  const router = useRouter();
  const params = useSearchParams();
  const apply = (form: FormData) => {
    const changes = fields.map(({ name }) => [name, String(form.get(name) ?? '') || null]);
    const query = readQuery(Object.fromEntries(params));
    router.push(hrefWith(path, query, { ...FROM_START, ...Object.fromEntries(changes) }), { scroll: false });
  };
  return (
    <Menu
      label={t('addFilter')}
      triggerClass={buttonClass({ size: 'sm' })}
      trigger={
        <>
          <ListFilter size={15} aria-hidden="true" />
          <span className="max-sm:sr-only">{t('filter')}</span>
        </>
      }
      className="w-72"
    >
      <form
        key={params.toString()}
        className="grid gap-3 p-2"
        onSubmit={(event) => {
          event.preventDefault();
          apply(new FormData(event.currentTarget));
        }}
      >
        {fields.map((field) => (
          <FilterControl key={field.name} field={field} value={params.get(field.name) ?? ''} />
        ))}
        <Button type="submit" variant="primary" size="sm">
          {t('apply')}
        </Button>
      </form>
    </Menu>
  );
}

function FilterControl({ field, value }: { field: FilterField; value: string }) {
  const t = useTranslations('table');
  const id = useId();
  return (
    <Field id={id} label={field.label}>
      {field.kind === 'text' ? (
        <Input
          id={id}
          name={field.name}
          defaultValue={value}
          height="sm"
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          {...(field.placeholder && { placeholder: field.placeholder })}
        />
      ) : field.kind === 'day' ? (
        <Input id={id} type="date" name={field.name} defaultValue={value} height="sm" />
      ) : (
        <Select id={id} name={field.name} defaultValue={value} height="sm">
          <option value="">{t('any')}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
