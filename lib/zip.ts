import { constants, crc32, deflateRawSync } from 'node:zlib';

/** How much of an entry has been written, so that it can go on in another process. */
export type Written = { crc: number; size: number; packed: number };
export type Entry = Written & { name: string; offset: number };
export const NOTHING_WRITTEN: Written = { crc: 0, size: 0, packed: 0 };

/** Sizes stand behind the content (bit 3), names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const [VERSION, DEFLATE] = [20, 8];
/** 1 January 2000, so that the same content is the same file. */
const DATE = (20 << 9) | (1 << 5) | 1;

export function entryHead(name: string): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATE, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name)]);
}

/**
 * The next piece of an entry's content, packed. Pieces end on a byte and refer to nothing before them, so each may be
 * packed by itself (RFC 1951, section 3.2.4) and joined.
 */
export function entryPiece(content: Buffer, before: Written, last: boolean): [Buffer, Written] {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  const packed = deflateRawSync(content, { finishFlush });
  const after = {
    crc: crc32(content, before.crc),
    size: before.size + content.length,
    packed: before.packed + packed.length,
  };
  return [packed, after];
}

/** What follows an entry's content. */
export function entryTail({ crc, size, packed }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.writeUInt32LE(0x08074b50, 0);
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(size, 12);
  return tail;
}

/** The list at the end of the archive, which begins at `offset`. */
export function directory(entries: readonly Entry[], offset: number): Buffer {
  const lines = Buffer.concat(entries.map(directoryLine));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(lines.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([lines, end]);
}

function directoryLine({ name, crc, size, packed, offset }: Entry): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(VERSION, 4);
  line.writeUInt16LE(VERSION, 6);
  line.writeUInt16LE(FLAGS, 8);
  line.writeUInt16LE(DEFLATE, 10);
  line.writeUInt16LE(DATE, 14);
  line.writeUInt32LE(crc, 16);
  line.writeUInt32LE(packed, 20);
  line.writeUInt32LE(size, 24);
  line.writeUInt16LE(Buffer.byteLength(name), 28);
  line.writeUInt32LE(offset, 42);
  return Buffer.concat([line, Buffer.from(name)]);
}
