/**
 * What may be wrong with an embedding, as a closed list:
 * - `attribute`: an attribute cannot be used
 * - `emulator`: a page that readers see asks an emulator
 * - `second-copy`: the script comes from more than one address
 * - `storage`: the browser keeps nothing for this page
 * - `policy`: the page's Content-Security-Policy keeps the element from a server
 * - `unreachable`: a server gives no answer
 * - `project`: the project, or its database, does not exist
 * - `api-key`: the key is not of the project, or does not allow one of the services
 * - `app-check`: the project asks for App Check, and the page has no token for it
 * - `rules-missing`: the project's rules are not those of the element
 * - `rules-old`: the project's rules are of another version than the element
 * - `index-missing`: the database lacks an index
 * - `anonymous-sign-in`: nobody can post without an account
 * - `clock`: the clock of this computer is wrong
 */
export type FindingCode =
  | 'attribute'
  | 'emulator'
  | 'second-copy'
  | 'storage'
  | 'policy'
  | 'unreachable'
  | 'project'
  | 'api-key'
  | 'app-check'
  | 'rules-missing'
  | 'rules-old'
  | 'index-missing'
  | 'anonymous-sign-in'
  | 'clock';

/** Something that is wrong with an embedding, in English, for web teams. */
export interface Finding {
  readonly code: FindingCode;
  /** What is wrong. */
  readonly message: string;
  /** What to add or to do; the line itself where one is missing. */
  readonly fix: string;
}

/** How far a diagnosis goes. */
export interface DiagnosisOptions {
  /** Also tries anonymous sign-in: makes an account, which it deletes at once. */
  readonly signUp?: boolean;
}
