/** Somebody whom Firebase knows. */
export interface Identity {
  readonly uid: string;
  readonly refreshToken: string;
  readonly idToken: string;
  /** Milliseconds since 1970 on this browser's clock. */
  readonly expiresAt: number;
}

/** What this browser keeps under a key, or null. */
export function readIdentity(key: string): Identity | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Identity | null;
    return typeof kept?.uid === 'string' && typeof kept.idToken === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps an identity, or with null forgets it. */
export function keepIdentity(key: string, identity: Identity | null): void {
  try {
    if (identity === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(identity));
  } catch {
    // Without storage the person stays the same until the page is left.
  }
}

/** An identity out of an answer of Google's sign-in service, or null when something is missing. */
export function identityOf(uid?: string, refreshToken?: string, idToken?: string, seconds?: string): Identity | null {
  if (!uid || !refreshToken || !idToken) return null;
  return { uid, refreshToken, idToken, expiresAt: Date.now() + Number(seconds) * 1000 };
}
