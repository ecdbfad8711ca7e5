/** What the test runner's configuration serves to the page. */
declare module 'virtual:test-environment' {
  /** `host:port` of the Firestore emulator, or empty. */
  export const firestoreEmulator: string;
  /** `host:port` of the Auth emulator, or empty. */
  export const authEmulator: string;
}
