// eslint-disable-next-line @typescript-eslint/ban-ts-comment -- served by the test runner, not a file
// @ts-ignore
import * as served from '/__test-environment.js';

interface TestEnvironment {
  readonly firestoreEmulator: string;
  readonly authEmulator: string;
}

const environment = served as TestEnvironment;

/** `host:port` of the Firestore emulator, or empty. */
export const { firestoreEmulator, authEmulator } = environment;
