'use client';
import { useState } from 'react';
import { useSpeech } from '#components/store/speech.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Table, Td, Th, Tr } from '#components/ui/table.tsx';
import type { Words } from '#i18n/areas.ts';
import { fill } from '#i18n/fill.ts';
import type { HostRow } from '#modules/tenants/schema.ts';
import { dropHost, leadHost } from '#server/actions/settings.ts';
import { EffectDialog } from './effect-dialog.tsx';
import { useAct } from './use-act.ts';

type HostsTableProps = { hosts: HostRow[]; here: string; words: Words<'settings'>['hosts']; remove: string };

/** The hosts that serve the program, the one that links name first. */
export function HostsTable({ hosts, here, words, remove }: HostsTableProps) {
  const { format } = useSpeech();
  const [leaving, setLeaving] = useState<string>();
  const { run, busy, problem } = useAct();
  return (
    <>
      <Table aria-label={words.caption}>
        <thead>
          <tr>
            <Th>{words.host}</Th>
            <Th className="hidden sm:table-cell">{words.added}</Th>
            <Th className="w-px">
              <span className="sr-only">{words.makePrimary}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {hosts.map(({ host, primary, addedAt }) => (
            <Tr key={host}>
              <Td>
                <span className="flex items-center gap-2">
                  <bdi className="truncate font-medium">{host}</bdi>
                  {primary && <Badge tone="accent">{words.primary}</Badge>}
                  {host === here && <span className="text-xs text-muted">{words.here}</span>}
                </span>
              </Td>
              <Td className="hidden text-muted sm:table-cell">{format.dayOf(addedAt)}</Td>
              <Td numeric>
                {!primary && (
                  <span className="flex justify-end gap-1">
                    <Button
                      size="sm"
                      variant="quiet"
                      busy={busy}
                      onClick={() =>
                        run(
                          () => leadHost({ host }),
                          () => fill(words.madePrimary, { host }),
                        )
                      }
                    >
                      {words.makePrimary}
                    </Button>
                    <Button
                      size="sm"
                      variant="quiet"
                      className="text-danger-text!"
                      aria-label={fill(words.removeTitle, { host })}
                      onClick={() => setLeaving(host)}
                    >
                      {remove}
                    </Button>
                  </span>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      {problem && (
        <p role="alert" className="px-3 py-2 text-sm text-danger-text">
          {problem}
        </p>
      )}
      <EffectDialog
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={fill(words.removeTitle, { host: leaving ?? '' })}
        danger
        effect={
          <>
            <p>{fill(words.removeEffect, { host: leaving ?? '' })}</p>
            {leaving === here && <p className="font-medium">{words.removeHere}</p>}
          </>
        }
        doLabel={fill(words.removeTitle, { host: leaving ?? '' })}
        act={() => dropHost({ host: leaving ?? '' })}
        done={({ host }) => fill(words.removed, { host })}
      />
    </>
  );
}
