'use client';
import { ScanLine, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { describedBy, Field, Input } from '#components/ui/field.tsx';
import type { Words } from '#i18n/areas.ts';
import { fitsPattern } from '#lib/code-pattern.ts';
import { Scanner } from './scanner.tsx';

type CodeEntryProps = {
  words: Words<'till'>;
  patterns: string[];
  busy: boolean;
  problem: string | undefined;
  onCode: (code: string) => void;
};

/**
 * By camera or by hand. A typing error is found here, before it counts as a wrong code; sent once more it is looked up
 * all the same, since codes of an older pattern keep working.
 */
export function CodeEntry({ words, patterns, busy, problem, onCode }: CodeEntryProps) {
  const [code, setCode] = useState('');
  const [scanning, setScanning] = useState(false);
  const [mistyped, setMistyped] = useState<string>();
  const look = (given: string) => {
    const possible = given === mistyped || patterns.some((pattern) => fitsPattern(pattern, given));
    setScanning(false);
    setCode(given);
    setMistyped(possible ? undefined : given);
    if (possible) onCode(given);
  };
  const error = mistyped ? words.typo : problem;
  return (
    <form action={() => look(code)} className="grid gap-4">
      {scanning && <Scanner words={words} onCode={look} />}
      <Button size="lg" block onClick={() => setScanning(!scanning)}>
        {scanning ? <X size={18} aria-hidden="true" /> : <ScanLine size={18} aria-hidden="true" />}
        {scanning ? words.stopScan : words.scan}
      </Button>
      <Field id="till-code" label={words.code} hint={words.codeHint} error={error}>
        <Input
          {...describedBy('till-code', { hint: true, error })}
          height="lg"
          required
          minLength={4}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
          dir="ltr"
          className="font-mono"
          value={code}
          onChange={(event) => {
            setCode(event.target.value);
            setMistyped(undefined);
          }}
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" block busy={busy}>
        {words.look}
      </Button>
    </form>
  );
}
