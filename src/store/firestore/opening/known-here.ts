import type { FirestoreSettings } from '../firestore-rest.js';

/** What this browser would keep if it kept anything: texts by the key of `localStorage`, until the page is left. */
export const keptByPage = new Map<string, string>();

/** `viewer` is the anonymous person of this browser, `account` somebody who signed in here. */
export type IdentityKind = 'viewer' | 'account';

/** The key under which this browser keeps an identity: one of each kind for each project. */
export function identityKey(kind: IdentityKind, { projectId, emulator }: FirestoreSettings): string {
  return `webinar-comments:${kind}:${projectId}${emulator && `@${emulator}`}`;
}

/** The key under which this tab keeps the drafts of a thread that are on their way. */
export function outboxKey({ projectId, thread }: FirestoreSettings): string {
  return `webinar-comments:outbox:${projectId}/${thread}`;
}

/**
 * Whether the person may be known here: the page vouches for them, this browser keeps an identity (without one nobody
 * posted, gave a heart or has anything held), or this tab keeps a draft. Everybody else only reads, so far.
 */
export function isKnownHere(settings: FirestoreSettings): boolean {
  try {
    return (
      settings.authToken !== '' ||
      keptByPage.size > 0 ||
      [identityKey('viewer', settings), identityKey('account', settings)].some((key) => key in localStorage) ||
      outboxKey(settings) in sessionStorage
    );
  } catch {
    // A browser that refuses storage keeps nobody.
    return false;
  }
}
