import { createHash, type Hash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { inRoot } from './root.ts';

const FOLDERS = [
  'app',
  'components',
  'server',
  'modules',
  'core',
  'lib',
  'db',
  'i18n',
  'integrations',
  'public',
];
const FILES = [
  'next.config.ts',
  'package-lock.json',
  'proxy.ts',
  'instrumentation.ts',
  'postcss.config.mjs',
  'serwist.config.mjs',
];
/** What a build itself makes. */
const MADE = /^(sw\.js|swe-worker.*|.*\.log|\.DS_Store)(\.map)?$/;

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(inRoot(folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function addFile(hash: Hash, path: string): void {
  try {
    const content = readFileSync(inRoot(path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  } catch {
    // Not in this version.
  }
}

function addFolder(hash: Hash, folder: string): void {
  for (const entry of entriesOf(folder)) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'node_modules') addFolder(hash, path);
    else if (entry.isFile() && !MADE.test(entry.name)) addFile(hash, path);
  }
}

/** A hash over everything that goes into a build of the web application. */
export function sourceFingerprint(): string {
  const hash = createHash('sha256');
  for (const file of FILES) addFile(hash, file);
  for (const folder of FOLDERS) addFolder(hash, folder);
  return hash.digest('hex');
}
