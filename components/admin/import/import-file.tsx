'use client';
import { Download } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { readPeopleFile } from '#server/actions/people.ts';
import { answerOf, useExplain } from '../explain.ts';
import { FileDrop } from '../file-drop.tsx';
import { saveFile } from '../save-file.ts';

const LARGEST_BYTES = 8 * 1024 * 1024;
const TEMPLATE = 'email,name,country,language,cost centre,manager,start date,status\r\n';

/** Chooses a file of people and goes on to what it would do. */
export function ImportFile() {
  const t = useTranslations('people.import');
  const explain = useExplain();
  const router = useRouter();
  const [file, setFile] = useState<File>();
  const [refusal, setRefusal] = useState<string>();
  const [pending, start] = useTransition();
  const choose = (chosen: File) => {
    const isCsv = /\.(csv|tsv|txt)$/i.test(chosen.name) || chosen.type === 'text/csv';
    const problem = !isCsv ? t('notCsv') : chosen.size > LARGEST_BYTES ? t('tooLarge') : undefined;
    setRefusal(problem);
    setFile(problem ? undefined : chosen);
  };
  const send = () =>
    start(async () => {
      if (!file) return;
      const form = new FormData();
      form.set('file', file);
      const answer = await answerOf(readPeopleFile(form));
      if (answer.ok) router.push(`/admin/people/import/${answer.data.importId}`);
      else setRefusal(explain(answer.error));
    });
  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-sm text-pretty text-muted">{t('lead')}</p>
      <FileDrop file={file} disabled={pending} onChoose={choose} />
      {refusal && (
        <p role="alert" className="rounded-base bg-danger-tint px-3 py-2 text-sm text-danger-text">
          {refusal}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={!file} busy={pending} onClick={send}>
          {pending ? t('sending') : t('send')}
        </Button>
        <Button variant="quiet" onClick={() => saveFile('people-template.csv', TEMPLATE)}>
          <Download size={15} aria-hidden="true" />
          {t('template')}
        </Button>
      </div>
    </div>
  );
}
