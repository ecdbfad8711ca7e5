import assert from 'node:assert/strict';
import { emulatorHost, type TestFirestore } from './firestore-rest.js';
import { elementOf } from './page-server.js';
import type { Reader } from './reader.js';
import { until } from './until.js';

const PASSWORD = 'correct horse';
const AUTH = process.env['FIREBASE_AUTH_EMULATOR_HOST'] ?? '';

/** What an address ends with that asks for the dialog. */
export const FRAGMENT = '#webinar-comments-sign-in';

/** Fails where no Auth emulator runs: without it, tests would ask Google. */
export function requireAuthEmulator(): void {
  assert.notEqual(AUTH, '', 'FIREBASE_AUTH_EMULATOR_HOST is not set: run `npm test`.');
}

/** The people of one project who have an account in the Auth emulator. */
export class People {
  readonly #firestore: TestFirestore;
  #count = 0;

  constructor(firestore: TestFirestore) {
    this.#firestore = firestore;
  }

  /** Makes an account; with a role, in its document. Resolves with the address. */
  async join(role?: string): Promise<string> {
    const email = `${this.#firestore.project}-${String(++this.#count)}@lantern-house.example`;
    const url = `http://${AUTH}/identitytoolkit.googleapis.com/v1/accounts:signUp?key=key`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ email, password: PASSWORD }) });
    const { localId } = (await answer.json()) as { readonly localId: string };
    if (role !== undefined) await this.#firestore.seed([this.#firestore.write(`roles/${localId}`, { role })]);
    return email;
  }

  /** The tag of an element where they can sign in. */
  elementOf(thread: string, attributes: Readonly<Record<string, string>> = {}): string {
    return elementOf(this.#firestore, thread, emulatorHost(), { 'auth-emulator': AUTH, ...attributes });
  }
}

/** Fills the dialog in as a password manager does, and sends it. */
export async function signIn(reader: Reader, email: string, password = PASSWORD): Promise<void> {
  const fill = (values: Readonly<Record<string, string>>): boolean => {
    const dialog = document.querySelector('webinar-comments')?.shadowRoot?.querySelector('webinar-sign-in');
    for (const [id, value] of Object.entries(values)) {
      const field = dialog?.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
      if (!field) return false;
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    return true;
  };
  await until('the dialog is open', () => reader.page.evaluate(fill, { email, password }));
  await reader.press('Sign in');
}
