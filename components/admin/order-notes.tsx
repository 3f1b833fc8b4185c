import type { Words } from '#i18n/areas.ts';
import type { Format } from '#i18n/format.ts';
import type { OrderNote } from '#modules/orders/schema.ts';
import { ANY_SCRIPT } from './list-frame.tsx';
import { OrderNoteForm } from './order-note-form.tsx';

type OrderNotesProps = {
  orderId: string;
  notes: OrderNote[];
  mayNote: boolean;
  words: Words<'care'>['order'];
  format: Format;
};

/** What the team wrote beside an order; members never see it. */
export function OrderNotes({ orderId, notes, mayNote, words, format }: OrderNotesProps) {
  return (
    <>
      {notes.length === 0 && <p className="text-sm text-pretty text-muted">{words.noNotes}</p>}
      <ul className="grid gap-3 text-sm">
        {notes.map((note) => (
          <li key={note.noteId} className="rounded-base bg-sunken px-3 py-2">
            <p dir="auto" className={`whitespace-pre-wrap wrap-anywhere ${ANY_SCRIPT}`}>
              {note.text}
            </p>
            <p className="mt-1 text-xs text-muted">
              {note.author ?? words.nobody} · <time dateTime={note.at}>{format.dateTime(note.at)}</time>
            </p>
          </li>
        ))}
      </ul>
      {mayNote && <OrderNoteForm key={notes.length} orderId={orderId} words={words} />}
    </>
  );
}
