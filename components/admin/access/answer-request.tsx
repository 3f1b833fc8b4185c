'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EffectDialog } from '#components/admin/effect-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { Field } from '#components/ui/field.tsx';
import { Select } from '#components/ui/select.tsx';
import type { AccessGrant, AccessLevel } from '#modules/identity/schema.ts';
import { keepOut, letIn } from '#server/actions/grants.ts';
import { timeOf } from './grant-time.ts';

/** Lets in whoever asked, for what was asked or less, or keeps them out. */
export function AnswerRequest({ grant }: { grant: AccessGrant }) {
  const t = useTranslations('access');
  const [doing, setDoing] = useState<'letIn' | 'keepOut'>();
  const [level, setLevel] = useState<AccessLevel>('look');
  const { grantId, name } = grant;
  const close = () => setDoing(undefined);
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" variant="primary" onClick={() => setDoing('letIn')}>
        {t('letIn')}
      </Button>
      <Button size="sm" onClick={() => setDoing('keepOut')}>
        {t('keepOut')}
      </Button>
      <EffectDialog
        open={doing === 'letIn'}
        onClose={close}
        title={t('letInTitle', { name })}
        effect={
          <div className="grid gap-4">
            <p>{t('letInEffect', { time: t(...timeOf(grant.minutes)) })}</p>
            <Field id="grant-level" label={t('as')} hint={t(`levelHint.${level}`)}>
              <Select
                id="grant-level"
                aria-describedby="grant-level-hint"
                value={level}
                onChange={(event) => setLevel(event.target.value as AccessLevel)}
              >
                <option value="look">{t('level.look')}</option>
                {grant.level === 'help' && <option value="help">{t('level.help')}</option>}
              </Select>
            </Field>
          </div>
        }
        doLabel={t('letIn')}
        act={() => letIn({ grantId, level })}
        done={() => t('letInDone', { name })}
      />
      <EffectDialog
        open={doing === 'keepOut'}
        onClose={close}
        title={t('keepOutTitle', { name })}
        effect={<p>{t('keepOutEffect')}</p>}
        doLabel={t('keepOut')}
        danger
        act={() => keepOut({ grantId })}
        done={() => t('keptOut', { name })}
      />
    </span>
  );
}
