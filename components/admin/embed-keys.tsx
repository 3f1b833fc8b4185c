'use client';
import { KeyRound, Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Button } from '#components/ui/button.tsx';
import { CopyId } from '#components/ui/copy-id.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { EmbedKeyRow } from '#modules/embedding/schema.ts';
import { endEmbedKey, makeEmbedKey, renewEmbedKey } from '#server/actions/program.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { EmbedSecret } from './embed-secret.tsx';
import { CARD, SettingsSection } from './settings-section.tsx';

type EmbedKeysProps = {
  keys: EmbedKeyRow[];
  words: Words<'program'>['embedding'];
  copy: { copyLabel: string; copiedLabel: string };
};
type Asked = { act: 'make' } | { act: 'renew' | 'revoke'; key: EmbedKeyRow };

/** The keys that portals sign with; a new secret stays in sight until it is stored. */
export function EmbedKeys({ keys, words, copy }: EmbedKeysProps) {
  const id = useId();
  const { format } = useSpeech();
  const [asked, setAsked] = useState<Asked>();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState<string>();
  const shown = asked?.act === 'make' || !asked ? '' : asked.key.name;
  const made = async () => {
    const answer =
      asked?.act === 'renew'
        ? await renewEmbedKey({ embedKeyId: asked.key.embedKeyId })
        : await makeEmbedKey({ name });
    if (answer.ok) setSecret(answer.data.secret ?? undefined);
    return answer;
  };
  const revoked = () => endEmbedKey({ embedKeyId: asked?.act === 'revoke' ? asked.key.embedKeyId : '' });
  const says = {
    make: { title: words.newTitle, effect: words.newBody, doLabel: words.make, done: words.madeNow },
    renew: { title: words.renewTitle, effect: words.renewBody, doLabel: words.renew, done: words.madeNow },
    revoke: {
      title: words.revokeTitle,
      effect: words.revokeBody,
      doLabel: words.revoke,
      done: words.revoked,
    },
  }[asked?.act ?? 'make'];
  return (
    <SettingsSection
      title={words.keys}
      lead={words.keysLead}
      end={
        <Button onClick={() => setAsked({ act: 'make' })}>
          <Plus size={16} aria-hidden="true" />
          {words.newKey}
        </Button>
      }
    >
      {secret && (
        <EmbedSecret secret={secret} words={words} copy={copy} onStored={() => setSecret(undefined)} />
      )}
      <div className={CARD}>
        {keys.length === 0 && (
          <EmptyState icon={KeyRound} title={words.noneTitle}>
            <p>{words.noneBody}</p>
          </EmptyState>
        )}
        {keys.length > 0 && (
          <Table aria-label={words.caption}>
            <thead>
              <tr>
                <Th>{words.name}</Th>
                <Th className="hidden md:table-cell">{words.key}</Th>
                <Th className="hidden sm:table-cell">{words.kind}</Th>
                <Th className="hidden md:table-cell">{words.made}</Th>
                <Th className="hidden sm:table-cell">{words.ends}</Th>
                <Td narrow className="border-b border-hairline" />
              </tr>
            </thead>
            <tbody>
              {keys.map((key) => (
                <Tr key={key.embedKeyId}>
                  <Td className="font-medium" title={key.name}>
                    {key.name}
                  </Td>
                  <Td className="hidden md:table-cell">
                    <CopyId id={key.embedKeyId} {...copy} />
                  </Td>
                  <Td className="hidden sm:table-cell">{key.algorithm}</Td>
                  <Td className="hidden md:table-cell">{format.dayOf(key.createdAt)}</Td>
                  <Td className="hidden text-muted sm:table-cell">
                    {key.endsAt ? format.dateTime(key.endsAt) : words.never}
                  </Td>
                  <Td narrow>
                    <span className="flex justify-end gap-1">
                      {key.algorithm === 'HS256' && !key.endsAt && (
                        <Button size="sm" variant="quiet" onClick={() => setAsked({ act: 'renew', key })}>
                          {words.renew}
                          <span className="sr-only">: {key.name}</span>
                        </Button>
                      )}
                      <Button
                        size="sm"
                        variant="quiet"
                        className="text-danger-text!"
                        onClick={() => setAsked({ act: 'revoke', key })}
                      >
                        {words.revoke}
                        <span className="sr-only">: {key.name}</span>
                      </Button>
                    </span>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        )}
      </div>
      <EffectDialog
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={fill(says.title, { name: shown })}
        doLabel={says.doLabel}
        danger={asked?.act === 'revoke'}
        act={async () => (asked?.act === 'revoke' ? revoked() : made())}
        done={() => says.done}
        effect={
          <div className="grid gap-4">
            <p>{says.effect}</p>
            {asked?.act === 'make' && (
              <Field id={id} label={words.name} hint={words.nameHint}>
                <Input
                  {...describedBy(id, { hint: true })}
                  value={name}
                  maxLength={80}
                  autoComplete="off"
                  onChange={(event) => setName(event.target.value)}
                />
              </Field>
            )}
          </div>
        }
      />
    </SettingsSection>
  );
}
