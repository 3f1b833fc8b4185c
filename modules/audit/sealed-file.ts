import { createHash } from 'node:crypto';
import { blockHash, packed } from '#modules/ledger/index.ts';

export const FILE_HEAD = [
  'Entry',
  'At (UTC)',
  'Actor type',
  'Actor',
  'Name',
  'Verb',
  'Object',
  'Request',
  'Position',
  'Sealed content',
  'SHA-256 of the content',
  'Program',
  'Block',
  'Block after',
  'Block through',
  'Hash before',
  'Hash of the block',
] as const;
type Line = Record<(typeof FILE_HEAD)[number], string>;
export type FileVerdict = {
  rows: number;
  /** Blocks whose hash the file's own rows give, and those of which it has only some rows. */
  whole: number;
  partial: number;
  /** Entries that no block seals yet. */
  unsealed: number;
  wrong: string | null;
};

/** Says whether a file of the audit log is as it was sealed: each content by its hash, each block by its rows. */
export function checkSealedFile(lines: Line[]): FileVerdict {
  const blocks = Map.groupBy(lines, (line) => line.Block);
  const unsealed = blocks.get('')?.length ?? 0;
  blocks.delete('');
  const edited = lines.find((line) => !isAsSealed(line));
  if (edited) return { rows: lines.length, whole: 0, partial: 0, unsealed, wrong: edited.Entry };
  const results = [...blocks.values()].map(standsAsSealed);
  const whole = results.filter(Boolean).length;
  return { rows: lines.length, whole, partial: results.length - whole, unsealed, wrong: null };
}

/** Its content gives its hash, and says of itself what stands beside it. */
function isAsSealed(line: Line): boolean {
  const content = line['Sealed content'];
  const hash = createHash('sha256').update(content).digest('hex');
  if (hash !== line['SHA-256 of the content']) return false;
  const [tenantId, position, id, verb, actorType, actorId, objectId, , requestId] = JSON.parse(
    content,
  ) as unknown[];
  const said = [tenantId, String(position), id, verb, actorType, actorId, objectId ?? '', requestId];
  const shown = [
    line.Program,
    line.Position,
    line.Entry,
    line.Verb,
    line['Actor type'],
    line.Actor,
    line.Object,
    line.Request,
  ];
  return said.every((value, i) => value === shown[i]);
}

/** A block of which the file has every row gives the block's hash; one row more, less or other, and it does not. */
function standsAsSealed(lines: Line[]): boolean {
  const [first] = lines;
  if (!first) return false;
  const rows = lines.map((line) => ({
    position: BigInt(line.Position),
    digest: Buffer.from(line['SHA-256 of the content'], 'hex'),
  }));
  const hash = blockHash(
    {
      height: Number(first.Block),
      source: 'audit_entries',
      after: BigInt(first['Block after']),
      through: BigInt(first['Block through']),
      digests: packed(rows.toSorted((a, b) => (a.position < b.position ? -1 : 1))),
      previousHash: Buffer.from(first['Hash before'], 'hex'),
    },
    first.Program,
  );
  return hash.toString('hex') === first['Hash of the block'];
}
