const MAX_CHARACTERS = 1_000;

/** The beginning of an answer as it may be kept: readable text, without our secrets and signatures. */
export function excerptOf(text: string, secrets: readonly string[]): string {
  let kept = text.toWellFormed();
  for (const secret of secrets) kept = kept.replaceAll(secret, '…').replaceAll(secret.slice(6), '…');
  return kept
    .replace(/whsec_[\w+/=-]+/g, '…')
    .replace(/\bv1,[\w+/=]{20,}/g, 'v1,…')
    .replace(/[^\P{C}\n\t]/gu, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS)
    .toWellFormed();
}
