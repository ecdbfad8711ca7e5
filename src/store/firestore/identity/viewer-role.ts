import { isRole, type Role } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { FirestoreRest } from '../firestore-rest.js';
import { decodeValue } from '../firestore-values.js';
import { readClaims } from './id-token.js';
import type { ViewerSession } from './viewer-session.js';

/**
 * What the site made of the person who looks: the claim `role` of their token, or else the document `roles/<uid>`.
 * Anything that is no role counts as none, as in the rules. Anonymous people have none and are not asked about.
 */
export async function readViewerRole(rest: FirestoreRest, session: ViewerSession): Promise<Role> {
  if (session.kind === 'anonymous') return '';
  return session.act(async (uid, token) => {
    const { role } = readClaims(token);
    if (isRole(role)) return role;
    const name = `${rest.root}/roles/${encodeURIComponent(uid)}`;
    try {
      const found = decodeValue((await rest.read([name], token)).found.get(name)?.fields?.['role']);
      return isRole(found) ? found : '';
    } catch (thrown) {
      // Rules that are older than the element say nothing about roles.
      if (CommentsError.from(thrown).code === 'refused') return '';
      throw thrown;
    }
  });
}
