import { isRole, type Role } from '../../../model/comment.js';
import { CommentsError } from '../../../model/errors.js';
import type { FirestoreRest, FirestoreSettings } from '../firestore-rest.js';
import { decodeValue } from '../firestore-values.js';
import { identityKey } from '../opening/known-here.js';
import { readClaims, unsignedToken } from './id-token.js';
import { identityOf, readIdentity, type Identity } from './identity-keeper.js';
import { askIdentityService } from './identity-rest.js';
import { forgetTab, listMark, watchAccounts } from './sign-out.js';
import { ViewerSession } from './viewer-session.js';

/** The session of somebody whom the project knows, and who may have a role. */
abstract class KnownSession extends ViewerSession {
  readonly #rest: FirestoreRest;

  constructor(settings: FirestoreSettings, key: string | null, rest: FirestoreRest) {
    super(settings, key);
    this.#rest = rest;
  }

  override listMark(): string {
    return listMark(this.uid ?? '');
  }

  /**
   * What the site made of the person: the claim `role` of their token, or else the document `roles/<uid>`. Anything that
   * is no role counts as none, as in the rules.
   */
  override role(): Promise<Role> {
    return this.act(async (uid, token) => {
      const { role } = readClaims(token);
      if (isRole(role)) return role;
      const name = `${this.#rest.root}/roles/${encodeURIComponent(uid)}`;
      try {
        const found = decodeValue((await this.#rest.read([name], token)).found.get(name)?.fields?.['role']);
        return isRole(found) ? found : '';
      } catch (thrown) {
        // Rules that are older than the element say nothing about roles.
        if (CommentsError.from(thrown).code === 'refused') return '';
        throw thrown;
      }
    });
  }
}

/** Somebody who signed in on this page; this browser keeps the session until they sign out. */
export class AccountSession extends KnownSession {
  override readonly isAccount = true;
  override readonly close: () => boolean;
  #isOver = false;

  constructor(settings: FirestoreSettings, rest: FirestoreRest) {
    super(settings, identityKey('account', settings), rest);
    this.close = watchAccounts(this.#look);
  }

  protected override checkPresence(): void {
    this.#look();
    if (this.#isOver) throw new CommentsError('signed-out', 'The person of this session signed out in this browser.');
  }

  /** Looks whether this browser still keeps the account: another tab may have signed out, or somebody else in. */
  readonly #look = (): void => {
    const { uid } = this;
    if (this.#isOver || (uid !== null && readIdentity(identityKey('account', this.settings))?.uid === uid)) return;
    this.#isOver = true;
    // Once the thread is closed here, the words in this tab may be somebody else's.
    if (!this.close()) return;
    forgetTab(this.settings, uid);
    this.ended();
  };

  protected override signInAnew(): Promise<Identity> {
    return Promise.reject(new CommentsError('signed-out', 'The session of this account has ended.'));
  }
}

/** Somebody whom the page's own login knows; the page hands over a custom token and keeps the session. */
export class TokenSession extends KnownSession {
  constructor(settings: FirestoreSettings, rest: FirestoreRest) {
    super(settings, null, rest);
  }

  override get uid(): string | null {
    return super.uid ?? (readClaims(this.settings.authToken).uid || null);
  }

  protected override emulatorToken(uid: string): string {
    return unsignedToken(uid, 'custom', readClaims(this.settings.authToken).role);
  }

  protected override async signInAnew(): Promise<Identity> {
    const body = { token: this.settings.authToken, returnSecureToken: true };
    const service = 'identitytoolkit.googleapis.com';
    const { fields } = await askIdentityService(this.settings, service, 'accounts:signInWithCustomToken', body);
    const token = fields?.['idToken'] ?? '';
    const identity = fields && identityOf(readClaims(token).uid, fields['refreshToken'], token, fields['expiresIn']);
    if (identity) return identity;
    const hint = 'The attribute "auth-token" is expired or not of this project: set a new custom token.';
    throw new CommentsError('signed-out', hint, 'auth-token');
  }
}
