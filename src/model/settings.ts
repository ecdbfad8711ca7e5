import { CommentsError } from './errors.js';

/** Where the comments of one element are kept, checked. */
export type Settings =
  | {
      readonly kind: 'local';
      readonly thread: string;
      /** What the person is made for a demonstration: a role, or empty. */
      readonly demoRole: string;
    }
  | {
      readonly kind: 'firestore';
      readonly thread: string;
      readonly projectId: string;
      readonly apiKey: string;
      /** `host:port` of a Firestore emulator, or empty. */
      readonly emulator: string;
      /** `host:port` of an Auth emulator, or empty. */
      readonly authEmulator: string;
      /** A custom token of the page's own login, or empty. */
      readonly authToken: string;
      /** Address of a file with the thread as it was; empty or absent where the page has none. */
      readonly snapshot?: string;
      /** Absent where the site does not use App Check. */
      readonly appCheck?: AppCheckSettings;
      /** The page's own client, whose connection is shared; absent where it has none. */
      readonly firestore?: FirestoreInstance;
    };

/** What is looked at of a `Firestore` of the official SDK. */
export interface FirestoreInstance {
  readonly app: { readonly options: { readonly projectId?: string; readonly apiKey?: string } };
  /** Tells its settings, among them host and port. */
  toJSON(): object;
}

/** What App Check needs to know the site's own pages by. */
export interface AppCheckSettings {
  /** The id of the web app in the Firebase project. */
  readonly appId: string;
  /** The site's reCAPTCHA Enterprise key. */
  readonly siteKey: string;
}

/** The `config` property: the settings object of the Firebase console fits as it is. */
export interface FirebaseConfig {
  readonly projectId: string;
  readonly apiKey: string;
  readonly emulator?: string;
  readonly authEmulator?: string;
  readonly authToken?: string;
  readonly appId?: string;
  readonly appCheckSiteKey?: string;
}

/** What a page says about an element, unchecked. Absent values are empty. */
export interface RawSettings {
  readonly thread: string;
  readonly projectId: string;
  readonly apiKey: string;
  readonly emulator: string;
  readonly authEmulator: string;
  readonly authToken: string;
  readonly appId: string;
  readonly appCheckSiteKey: string;
  readonly snapshot: string;
  /** The page's own `Firestore`, or null; it names the project. */
  readonly firestore: FirestoreInstance | null;
  /** What this browser's person is in the embedded store, for demonstrations. */
  readonly demoRole: string;
  /** The address that stands for the page: its canonical link, or its own. */
  readonly pageUrl: string;
}

const THREAD = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const PROJECT = /^[a-z][a-z0-9-]{4,29}$/;
const API_KEY = /^[A-Za-z0-9_-]{1,100}$/;
const APP_ID = /^[A-Za-z0-9:_-]{1,100}$/;
const HOST = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$/;

/**
 * Checks what a page says about an element.
 *
 * @throws CommentsError `misconfigured` with the attribute to mend
 */
export function readSettings(given: RawSettings): Settings {
  const { firestore } = given;
  const raw = { ...given, ...(firestore && projectOf(firestore)) };
  const thread = raw.thread === '' ? threadOfPage(raw.pageUrl) : raw.thread;
  check(THREAD, thread, 'thread');
  const isLocal = [raw.projectId, raw.apiKey, raw.emulator, raw.authEmulator].every((value) => value === '');
  if (isLocal) return { kind: 'local', thread, demoRole: raw.demoRole };
  check(PROJECT, raw.projectId, 'project-id');
  check(API_KEY, raw.apiKey, 'api-key');
  if (raw.emulator !== '') check(HOST, raw.emulator, 'emulator');
  if (raw.authEmulator !== '') check(HOST, raw.authEmulator, 'auth-emulator');
  const { projectId, apiKey, emulator, authEmulator, authToken, appId, appCheckSiteKey: siteKey } = raw;
  const place = { kind: 'firestore', thread, projectId, apiKey, emulator, snapshot: raw.snapshot } as const;
  const project = { ...place, authEmulator, authToken };
  const settings = firestore ? { ...project, firestore } : project;
  if (siteKey === '') return settings;
  check(API_KEY, siteKey, 'app-check-site-key');
  check(APP_ID, appId, 'app-id');
  return { ...settings, appCheck: { appId, siteKey } };
}

/** What an instance of the SDK says about its project; only an emulator is reached without encryption. */
function projectOf(firestore: FirestoreInstance): Pick<RawSettings, 'projectId' | 'apiKey' | 'emulator'> {
  const { projectId = '', apiKey = '' } = firestore.app.options;
  const { settings } = firestore.toJSON() as { settings?: { host?: string; ssl?: boolean } };
  return { projectId, apiKey, emulator: settings?.ssl === false ? (settings.host ?? '') : '' };
}

function check(form: RegExp, value: unknown, attribute: string): void {
  if (typeof value === 'string' && form.test(value)) return;
  throw new CommentsError('misconfigured', `The attribute "${attribute}" cannot be used.`, attribute);
}

const TRACKERS = /^(utm_|mc_|fbclid$|gclid$|dclid$|msclkid$|igshid$)/;

/**
 * The thread of a page that names none: readable, and the same for every way to reach that page
 * (fragment, campaign parameters and a closing slash do not count).
 */
export function threadOfPage(pageUrl: string): string {
  const url = URL.canParse(pageUrl) ? new URL(pageUrl) : new URL('about:blank');
  for (const name of [...url.searchParams.keys()]) if (TRACKERS.test(name)) url.searchParams.delete(name);
  url.searchParams.sort();
  const place = url.host + url.pathname.replace(/\/+$/, '') + url.search;
  const words = place.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `page-${words.slice(-60).replace(/^-/, '')}-${fingerprint(place)}`;
}

/** 36 bits of a text, so that two long addresses with the same end stay apart; no step exceeds what a number holds. */
function fingerprint(text: string): string {
  let sum = 0;
  for (const character of text) sum = (sum * 65_599 + character.charCodeAt(0)) % 0xfffffffef;
  return sum.toString(36);
}
