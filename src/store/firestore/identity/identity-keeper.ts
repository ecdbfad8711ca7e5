import type { FirestoreSettings } from '../firestore-rest.js';
import { identityKey, keptByPage } from '../opening/known-here.js';

/** Somebody whom Firebase knows. */
export interface Identity {
  readonly uid: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** Milliseconds since 1970 on this browser's clock. */
  readonly expiresAt: number;
}

/** What this browser, or the page alone, keeps under a key, or null. */
export function readIdentity(key: string): Identity | null {
  try {
    const kept = JSON.parse(keptByPage.get(key) ?? localStorage.getItem(key) ?? 'null') as Identity | null;
    return typeof kept?.uid === 'string' && typeof kept.idToken === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps an identity, or with null forgets it. Returns false when it lasts no longer than the page. */
export function keepIdentity(key: string, identity: Identity | null): boolean {
  const text = JSON.stringify(identity);
  keptByPage.delete(key);
  try {
    if (identity === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    // Third-party storage may be blocked, or storage full.
    if (identity !== null) keptByPage.set(key, text);
    return false;
  }
}

/** An identity out of an answer of Google's sign-in service, or null when something is missing. */
export function identityOf(uid?: string, refreshToken?: string, idToken?: string, seconds?: string): Identity | null {
  if (!uid || !refreshToken || !idToken) return null;
  return { uid, refreshToken, idToken, expiresAt: Date.now() + Number(seconds) * 1000 };
}

/** The address to which this browser had a sign-in link sent, or empty. */
export function readLinkEmail(settings: FirestoreSettings): string {
  try {
    return localStorage.getItem(linkEmailKey(settings)) ?? '';
  } catch {
    return '';
  }
}

/** Keeps the address to which a link is sent, or with null forgets it. */
export function keepLinkEmail(settings: FirestoreSettings, email: string | null): void {
  try {
    if (email === null) localStorage.removeItem(linkEmailKey(settings));
    else localStorage.setItem(linkEmailKey(settings), email);
  } catch {
    // Then the person is asked for the address again when the link is opened.
  }
}

function linkEmailKey(settings: FirestoreSettings): string {
  return `${identityKey('account', settings)}:email`;
}
