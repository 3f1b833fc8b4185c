const KNOWN = ['orders.export', 'audit.export', 'catalog.list', 'points.giveChunk'] as const;

/** The word for a kind of run, as a key of the messages. */
export function kindKey(kind: string) {
  const known = KNOWN.find((each) => each === kind);
  return known ? (known.replace('.', '_') as KindKey) : 'other';
}

type Underscored<T extends string> = T extends `${infer A}.${infer B}` ? `${A}_${B}` : T;
type KindKey = Underscored<(typeof KNOWN)[number]>;
