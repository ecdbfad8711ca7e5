import type { FirestoreSettings } from '../firestore-rest.js';
import { identityKey, keptByPage } from '../opening/known-here.js';
import { keepIdentity } from './identity-keeper.js';

/** What the keys begin with under which a browser keeps anything of ours. */
const OURS = 'webinar-comments:';

/** How the sessions of accounts on this page look whether their person is still there. */
const looks = new Set<() => void>();

/** Ends the session of the account that this browser keeps, in all its tabs. Needs no network and no code to be fetched. */
export function signOut(settings: FirestoreSettings): void {
  keepIdentity(identityKey('account', settings), null);
  forgetTab(settings);
  lookAll();
}

/** Has a session look whenever its account may be gone; returns the way to stop. */
export function watchAccounts(look: () => void): () => void {
  looks.add(look);
  window.addEventListener('storage', onStorage);
  // A page that was kept for the way back heard nothing meanwhile.
  window.addEventListener('pageshow', lookAll);
  return () => void looks.delete(look);
}

/**
 * Forgets the words that this tab keeps for a project: what stands in its forms, the offered name, and what was not sent
 * yet. The computer may be a shared one, and nobody can tell which words were written before the person signed in.
 */
export function forgetTab({ projectId }: FirestoreSettings): void {
  const isOfProject = (key: string): boolean =>
    key.startsWith(OURS) && key.slice(key.indexOf(':', OURS.length) + 1).startsWith(`${projectId}/`);
  forget(() => sessionStorage, isOfProject);
}

/** Removes keys of a storage, where the browser has one. */
function forget(storageOf: () => Storage, isWanted: (key: string) => boolean): void {
  try {
    const storage = storageOf();
    for (const key of Object.keys(storage).filter(isWanted)) storage.removeItem(key);
  } catch {
    // A browser that refuses storage kept nothing.
  }
}

function onStorage({ key, newValue }: StorageEvent): void {
  if (key?.startsWith(`${OURS}account:`) === false) return;
  // What another tab took away, this page does not keep either.
  if (key !== null && newValue === null) keptByPage.delete(key);
  lookAll();
}

function lookAll(): void {
  for (const look of [...looks]) look();
}
