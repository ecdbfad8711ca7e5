/** A token that only the Firestore emulator takes: unsigned, for an anonymous person. */
export function unsignedToken(uid: string): string {
  const now = Math.floor(Date.now() / 1000);
  const firebase = { sign_in_provider: 'anonymous', identities: {} };
  const claims = { sub: uid, user_id: uid, iat: now, auth_time: now, exp: now + 86_400 * 365, firebase };
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`;
}

function encode(part: object): string {
  return btoa(JSON.stringify(part)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
