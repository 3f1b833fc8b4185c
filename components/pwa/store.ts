const NAME = 'damson';
/** `keys`: the device's half of the key and whose it is. `sealed`: what is kept, unreadable without both halves. */
const STORES = ['keys', 'sealed'] as const;
type StoreName = (typeof STORES)[number];

let opened: Promise<IDBDatabase> | undefined;

/** The device's database; closed at once when another tab wants it gone. */
function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

async function inStore<T>(
  name: StoreName,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(name, mode);
  const request = act(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export function readRow<T>(store: StoreName, id: string): Promise<T | undefined> {
  return inStore<T | undefined>(store, 'readonly', (s) => s.get(id));
}
export async function writeRow(store: StoreName, id: string, row: unknown): Promise<void> {
  await inStore(store, 'readwrite', (s) => s.put(row, id));
}
export async function dropRow(store: StoreName, id: string): Promise<void> {
  await inStore(store, 'readwrite', (s) => s.delete(id));
}
export async function rowIds(store: StoreName): Promise<string[]> {
  return (await inStore(store, 'readonly', (s) => s.getAllKeys())).map(String);
}

/** Empties the stores first, since a tab that keeps the database open can hold its removal up. */
export async function dropDatabase(): Promise<void> {
  const names = 'databases' in indexedDB ? await indexedDB.databases() : [{ name: NAME }];
  if (!names.some((d) => d.name === NAME)) return;
  for (const store of STORES) await inStore(store, 'readwrite', (s) => s.clear());
  (await database()).close();
  opened = undefined;
  await new Promise<void>((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
}
