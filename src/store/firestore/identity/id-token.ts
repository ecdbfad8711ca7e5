/** What a token of Firebase says about its person; everything is unchecked, the rules check it. */
export interface TokenClaims {
  readonly uid: string;
  /** The claim `role`, or undefined. */
  readonly role: unknown;
}

/** Reads the claims of a token (JSON Web Token, RFC 7519); of anything else, claims about nobody. */
export function readClaims(token: string): TokenClaims {
  try {
    const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(part), (character) => character.charCodeAt(0));
    const payload = JSON.parse(new TextDecoder().decode(bytes)) as Readonly<Record<string, unknown>>;
    // A custom token names its person `uid` and keeps its claims apart; the token made of it says `sub`.
    const uid = payload['uid'] ?? payload['sub'];
    const claims = payload['claims'] as Readonly<Record<string, unknown>> | undefined;
    return { uid: typeof uid === 'string' ? uid : '', role: (claims ?? payload)['role'] };
  } catch {
    return { uid: '', role: undefined };
  }
}

/** A token that only the Firestore emulator takes: unsigned. */
export function unsignedToken(uid: string, provider: 'anonymous' | 'custom', role?: unknown): string {
  const now = Math.floor(Date.now() / 1000);
  const firebase = { sign_in_provider: provider, identities: {} };
  const claims = { sub: uid, user_id: uid, iat: now, auth_time: now, exp: now + 86_400 * 365, firebase, role };
  return `${encodePart({ alg: 'none', typ: 'JWT' })}.${encodePart(claims)}.`;
}

function encodePart(part: object): string {
  return btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
