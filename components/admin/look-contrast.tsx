import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { fill } from '#i18n/fill.ts';
import type { ThemeVerdict } from '#modules/tenants/schema.ts';
import type { LookWords } from './look-draft.ts';

type LookContrastProps = { verdict: ThemeVerdict; words: LookWords; onUse: (accent: string) => void };

/** What becomes of the accent: a sample of each scheme with its contrast, and the verdict in words. */
export function LookContrast({ verdict, words, onUse }: LookContrastProps) {
  const { lost } = verdict;
  if (lost) {
    return (
      <div role="alert" className="grid gap-2 rounded-base bg-danger-tint p-3 text-sm">
        <p className="flex gap-2 text-danger-text">
          <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
          {fill(words.lost, { ratio: lost.contrast })}
        </p>
        <Button size="sm" className="justify-self-start" onClick={() => onUse(lost.instead)}>
          <Swatch colour={lost.instead} />
          {fill(words.instead, { colour: lost.instead })}
        </Button>
      </div>
    );
  }
  const kept = verdict.accent === 'kept';
  const Icon = kept ? CircleCheck : Info;
  return (
    <div className="grid gap-2 rounded-base bg-sunken p-3 text-xs" aria-live="polite">
      {(['light', 'dark'] as const).map((scheme) => {
        const { used, contrast, moved } = verdict[scheme];
        return (
          <p key={scheme} className="flex items-center gap-2">
            <Swatch colour={used} />
            <span className="w-12 shrink-0 font-medium">{words[scheme]}</span>
            <span className="min-w-0 grow text-muted">
              {moved ? fill(words.moved, { colour: used }) : words.kept}
            </span>
            <span className="tabular shrink-0" dir="ltr">
              {fill(words.contrast, { ratio: contrast })}
            </span>
          </p>
        );
      })}
      <p className="flex gap-2 border-t border-hairline pt-2">
        <Icon size={14} aria-hidden="true" className={kept ? 'shrink-0 text-success-text' : 'shrink-0'} />
        {kept ? words.verdictGood : words.verdictMoved}
      </p>
    </div>
  );
}

/** A dot of a colour that is data, not of this screen's own. */
function Swatch({ colour }: { colour: string }) {
  return (
    <span
      aria-hidden="true"
      className="size-4 shrink-0 rounded-full border border-outline"
      style={{ backgroundColor: colour }}
    />
  );
}
