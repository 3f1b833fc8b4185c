/** A value that a rule asks for. */
export const CHIP =
  'inline-flex h-8 max-w-56 items-center gap-0.5 truncate rounded-full border border-hairline bg-accent-tint px-3 ' +
  'text-row text-accent-text';
