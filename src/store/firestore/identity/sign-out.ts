import type { FirestoreSettings } from '../firestore-rest.js';
import { Outbox } from '../../outbox.js';
import { identityKey, keptByPage } from '../opening/known-here.js';
import { keepIdentity, keepLinkEmail, readIdentity } from './identity-keeper.js';

/** What the keys begin with under which a browser keeps anything of ours. */
const OURS = 'webinar-comments:';

/** How the sessions of accounts on this page look whether their person is still there. */
const looks = new Set<() => void>();

/**
 * Ends the session of the account that this browser keeps, in all its tabs, and forgets what it kept for that person.
 * The anonymous person of the browser stays, with their hearts and what they wait for: without their identity nobody
 * could ever change or remove their comments. Needs no network, and no code to be fetched.
 */
export function signOut(settings: FirestoreSettings): void {
  const key = identityKey('account', settings);
  const uid = readIdentity(key)?.uid ?? null;
  keepIdentity(key, null);
  keepLinkEmail(settings, null);
  if (uid !== null) forgetLists(settings, uid);
  forgetTab(settings, uid);
  lookAll();
}

/** What the names of lists end with that a browser keeps for somebody whom the project knows. */
export function listMark(uid: string): string {
  return `:${uid}`;
}

/** Has a session look whenever its account may be gone; returns the way to stop, which answers whether it looked until then. */
export function watchAccounts(look: () => void): () => boolean {
  looks.add(look);
  window.addEventListener('storage', onStorage);
  // A page that was kept for the way back heard nothing meanwhile.
  window.addEventListener('pageshow', lookAll);
  return () => looks.delete(look);
}

/**
 * Forgets the words that this tab keeps for a project: what stands in its forms, the offered name, and what the person
 * posted that was not sent yet. The computer may be a shared one, and nobody can tell which words of a form were written
 * before the person signed in. What others posted goes out in their name later.
 */
export function forgetTab({ projectId }: FirestoreSettings, uid: string | null): void {
  const isOfProject = (key: string): boolean =>
    key.startsWith(OURS) && key.slice(key.indexOf(':', OURS.length) + 1).startsWith(`${projectId}/`);
  for (const key of keysOf(() => sessionStorage, isOfProject)) {
    if (!key.startsWith(`${OURS}outbox:`)) sessionStorage.removeItem(key);
    else if (uid !== null) new Outbox(key).leave(uid);
  }
}

/** Forgets which comments a person gave a heart to, and which they wait for, in all threads of a project. */
function forgetLists({ projectId }: FirestoreSettings, uid: string): void {
  const isTheirs = (key: string): boolean =>
    key.startsWith(OURS) && key.includes(`:projects/${encodeURIComponent(projectId)}/`) && key.endsWith(listMark(uid));
  for (const key of keysOf(() => localStorage, isTheirs)) localStorage.removeItem(key);
}

/** Some keys of a storage; a browser that refuses storage kept nothing. */
function keysOf(storageOf: () => Storage, isWanted: (key: string) => boolean): readonly string[] {
  try {
    return Object.keys(storageOf()).filter(isWanted);
  } catch {
    return [];
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
