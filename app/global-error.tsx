'use client';
import { lastWords } from '#i18n/last-words.ts';

/** When even the frame is missing: no theme, no styles, but still words and a way back. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const words = lastWords(typeof navigator === 'undefined' ? 'en' : navigator.language);
  return (
    <html lang={words.lang} dir={words.lang === 'ar' ? 'rtl' : 'ltr'}>
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '20vh 1.5rem', textAlign: 'center' }}>
        <h1>{words.title}</h1>
        <p>{words.body}</p>
        {error.digest && <p>{error.digest}</p>}
        <p>
          <a href="/">{words.back}</a>
        </p>
      </body>
    </html>
  );
}
