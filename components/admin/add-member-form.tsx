'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import { toast } from '#components/ui/toast.tsx';
import { LOCALE_NAMES, LOCALES } from '#i18n/locales.ts';
import { COUNTRIES } from '#lib/countries.ts';
import type { FieldError } from '#lib/errors.ts';
import { inviteMember } from '#server/actions/identity.ts';
import { answerOf, useExplain } from './explain.ts';
import { firstFocus } from './first-focus.ts';

export function AddMemberForm({ locale, onDone }: { locale: string; onDone: () => void }) {
  const t = useTranslations('admin.addMember');
  const { format } = useSpeech();
  const explain = useExplain();
  const router = useRouter();
  const [name, setName] = useState('');
  const [fields, setFields] = useState<FieldError[]>([]);
  const [problem, setProblem] = useState<string>();
  const [pending, start] = useTransition();
  const wrong = (field: string) => fields.find((each) => each.field === field)?.message;
  const named = COUNTRIES.map((code) => ({ code, label: format.country(code) }));
  const collator = new Intl.Collator(format.settings.locale);
  const save = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget));
    start(async () => {
      const answer = await answerOf(inviteMember({ ...form, costCentre: form['costCentre'] || null }));
      if (answer.ok) {
        toast(t('added', { name: name.trim() }));
        onDone();
        router.push(`/admin/people/${answer.data.memberId}`);
        router.refresh();
        return;
      }
      const known = answer.error?.fields ?? [];
      setFields(known);
      setProblem(known.length > 0 && answer.error?.code === 'invalid' ? undefined : explain(answer.error));
    });
  };
  return (
    <form onSubmit={save} className="grid gap-4 pt-1">
      <Field id="member-name" label={t('name')} error={wrong('name')}>
        <Input
          {...describedBy('member-name', { error: wrong('name') })}
          ref={firstFocus}
          name="name"
          required
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Field id="member-email" label={t('email')} hint={t('emailHint')} error={wrong('email')}>
        <Input
          {...describedBy('member-email', { hint: true, error: wrong('email') })}
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="off"
        />
      </Field>
      <Field id="member-country" label={t('country')} hint={t('countryHint')} error={wrong('country')}>
        <Select
          {...describedBy('member-country', { hint: true, error: wrong('country') })}
          name="country"
          required
          defaultValue=""
        >
          <option value="" disabled />
          {named
            .sort((a, b) => collator.compare(a.label, b.label))
            .map(({ code, label }) => (
              <option key={code} value={code}>
                {label}
              </option>
            ))}
        </Select>
      </Field>
      <Field id="member-locale" label={t('language')}>
        <Select id="member-locale" name="locale" defaultValue={locale}>
          {LOCALES.map((each) => (
            <option key={each} value={each} lang={each}>
              {LOCALE_NAMES[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Field id="member-cost" label={t('costCentre')} hint={t('optional')} error={wrong('costCentre')}>
        <Input
          {...describedBy('member-cost', { hint: true, error: wrong('costCentre') })}
          name="costCentre"
          maxLength={60}
          autoComplete="off"
        />
      </Field>
      {problem && (
        <p role="alert" className="text-sm text-danger-text">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" block busy={pending}>
        <span className="truncate">{name.trim() ? t('save', { name: name.trim() }) : t('saveBlank')}</span>
      </Button>
    </form>
  );
}
