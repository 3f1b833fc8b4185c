'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef, useState, useTransition } from 'react';
import { answerOf, useExplain } from '#components/admin/explain.ts';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { FieldError } from '#lib/errors.ts';
import { makeTenant } from '#server/actions/platform.ts';
import { FormSection } from './form-section.tsx';
import { ProgramLook } from './program-look.tsx';
import { slugOf, twinHost } from './program-names.ts';
import { ProgramPlace } from './program-place.tsx';

type ProgramFormProps = { currencies: string[]; timeZones: string[] };

/** Everything that a program needs to begin, on one page; sent once under one key, however often the button is pressed. */
export function ProgramForm({ currencies, timeZones }: ProgramFormProps) {
  const t = useTranslations('platform.create');
  const explain = useExplain();
  const router = useRouter();
  const key = useRef<{ of: string; key: string }>(undefined);
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string>();
  const [host, setHost] = useState('');
  const [fields, setFields] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const short = slug ?? slugOf(name);
  const wrong = (field: string) => fields.find((each) => each.field === field)?.message;
  const save = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = inputOf(new FormData(event.currentTarget));
    const of = JSON.stringify(input);
    if (key.current?.of !== of) key.current = { of, key: crypto.randomUUID() };
    const once = key.current.key;
    start(async () => {
      const answer = await answerOf(makeTenant(input, once));
      if (answer.ok) return router.push(`/platform/programs/${answer.data.tenantId}?made=1`);
      const known = answer.error?.fields ?? [];
      setFields(known);
      setProblem(known.length > 0 ? t('failed') : explain(answer.error));
      document.getElementById(`program-${known[0]?.field.replace('.', '-') ?? ''}`)?.focus();
    });
  };
  const text = (field: string, further: { hint?: string } & Partial<React.ComponentProps<'input'>>) => {
    const { hint, height: _, ...rest } = further;
    const id = `program-${field.replace('.', '-')}`;
    return {
      ...describedBy(id, { hint, error: wrong(field) }),
      name: field,
      autoComplete: 'off',
      required: true,
      ...rest,
    };
  };
  return (
    <form onSubmit={save} className="px-4 lg:px-6">
      <FormSection title={t('program')}>
        <Field id="program-name" label={t('name')} error={wrong('name')}>
          <Input
            {...text('name', { maxLength: 80 })}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        </Field>
        <Field id="program-slug" label={t('slug')} hint={t('slugHint')} error={wrong('slug')}>
          <Input
            {...text('slug', { hint: t('slugHint'), maxLength: 40 })}
            dir="ltr"
            spellCheck={false}
            value={short}
            onChange={(e) => setSlug(e.target.value)}
          />
        </Field>
        <Field id="program-host" label={t('host')} hint={t('hostHint')} error={wrong('host')}>
          <Input
            {...text('host', { hint: t('hostHint'), maxLength: 253 })}
            dir="ltr"
            spellCheck={false}
            value={host}
            onChange={(e) => setHost(e.target.value)}
          />
        </Field>
        <label className="flex items-start gap-3 text-sm">
          <input type="checkbox" name="sandbox" className="mt-1 size-4 accent-accent" />
          <span>
            {t('sandbox')}
            <span className="block text-xs text-pretty text-muted">
              {t('sandboxHint', { host: twinHost(host || 'rewards.example.com') })}
            </span>
            {wrong('sandbox') && <span className="block text-danger-text">{wrong('sandbox')}</span>}
          </span>
        </label>
      </FormSection>
      <FormSection title={t('owner')}>
        <Field id="program-owner-name" label={t('ownerName')} error={wrong('owner.name')}>
          <Input {...text('owner.name', { maxLength: 120 })} />
        </Field>
        <Field
          id="program-owner-email"
          label={t('ownerEmail')}
          hint={t('ownerHint')}
          error={wrong('owner.email')}
        >
          <Input
            {...text('owner.email', { hint: t('ownerHint'), maxLength: 254, type: 'email' })}
            dir="ltr"
          />
        </Field>
      </FormSection>
      <ProgramPlace currencies={currencies} timeZones={timeZones} wrong={wrong} />
      <ProgramLook wrong={wrong} />
      <div className="grid gap-4 border-t border-hairline py-6 md:ps-[15rem]">
        {problem && <Notice tone="danger" live title={problem} />}
        <div>
          <Button type="submit" variant="primary" size="lg" busy={pending}>
            {t('save')}
          </Button>
        </div>
      </div>
    </form>
  );
}

function inputOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    slug: text('slug'),
    name: text('name'),
    host: text('host'),
    currency: text('currency'),
    locale: text('locale'),
    timeZone: text('timeZone'),
    pointsPerUnit: Number(text('pointsPerUnit')),
    openingPoints: Number(text('openingPoints')),
    theme: { accent: text('accent'), font: text('font'), shape: text('shape') },
    owner: { name: text('owner.name'), email: text('owner.email') },
    sandbox: form.get('sandbox') === 'on',
  };
}
