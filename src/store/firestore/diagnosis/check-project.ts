import { CommentsError } from '../../../model/errors.js';
import type { Finding, FindingCode } from '../../finding.js';
import { repliesQuery, rootsQuery } from '../comment-queries.js';
import { FirestoreRest, type FirestoreSettings } from '../firestore-rest.js';

/**
 * A document that is never there. Only the rules of this version let it be asked for, so the answer tells them from all
 * others; `firestore.rules` names it, and gives it another name when the element needs new rules.
 */
export const RULES_DOCUMENT = 'webinar-comments/rules-1';

/** Milliseconds by which a clock may be wrong. */
const TOLERANCE = 5 * 60_000;

const CODES: Readonly<Record<string, FindingCode>> = {
  'project-id': 'project',
  'api-key': 'api-key',
  'app-check-site-key': 'app-check',
};

/** What is wrong with a project's database, its rules and its indexes; costs three reads. */
export async function checkProject(settings: FirestoreSettings): Promise<readonly Finding[]> {
  const rest = new FirestoreRest(settings);
  const thread = rest.threadName(settings.thread);
  const deploy = `Run: npx firebase-tools deploy --only firestore --project ${settings.projectId}`;
  const found: Finding[] = [];
  const page = { ...rootsQuery(null), limit: 1 };
  const asked = await attempt(() => rest.query(thread, page));
  if (asked.error) {
    if (asked.error.code !== 'refused') return [findingOf(asked.error, settings)];
    if (!isIndex(asked.error)) {
      const message = "The project's rules do not let anybody read comments: they are not those of the element.";
      return [{ code: 'rules-missing', message, fix: deploy }];
    }
    found.push(indexFinding(asked.error, deploy));
  }
  const replies = { ...repliesQuery(['0'.repeat(20)], null), limit: 1 };
  const { error } = await attempt(() => rest.query(thread, replies));
  if (error && isIndex(error) && found.length === 0) found.push(indexFinding(error, deploy));
  return [...found, ...(await checkVersion(rest, deploy))];
}

async function checkVersion(rest: FirestoreRest, deploy: string): Promise<readonly Finding[]> {
  const start = Date.now();
  const { value, error } = await attempt(() => rest.read([`${rest.root}/${RULES_DOCUMENT}`]));
  if (error?.code === 'refused') {
    const message = "The project's rules are of another version than the element.";
    return [{ code: 'rules-old', message, fix: `${deploy} with the firestore.rules of this version.` }];
  }
  return value ? checkClock((start + Date.now()) / 2, value.readTime.getTime()) : [];
}

/** Compares this computer's time with the server's, both in milliseconds since 1970. */
function checkClock(here: number, there: number): readonly Finding[] {
  const minutes = Math.round((here - there) / 60_000);
  if (Math.abs(here - there) <= TOLERANCE) return [];
  const side = minutes > 0 ? 'fast' : 'slow';
  return [
    {
      code: 'clock',
      message: `The clock of this computer is ${String(Math.abs(minutes))} minutes ${side}: "now" and sessions are wrong here.`,
      fix: 'Have the computer set its clock by itself. Other readers are not affected.',
    },
  ];
}

/** What an error of the database or of the service for identities says about the settings. */
export function findingOf(error: CommentsError, { projectId }: FirestoreSettings): Finding {
  const code = CODES[error.attribute ?? ''] ?? 'unreachable';
  const { message } = error;
  if (code === 'project') {
    const fix = `Copy the project id from the Firebase console, and create the database under Build, Firestore: https://console.firebase.google.com/project/${projectId}/firestore`;
    return { code, message, fix };
  }
  if (code === 'api-key') {
    const fix = `api-key="…" takes the Web API key of https://console.firebase.google.com/project/${projectId}/settings/general`;
    return { code, message, fix };
  }
  if (code === 'app-check') return { code, message, fix: 'app-check-site-key="YOUR-SITE-KEY" app-id="1:…:web:…"' };
  return { code, message, fix: 'See whether the network, or a blocker of this browser, keeps it away.' };
}

function isIndex({ message }: CommentsError): boolean {
  return /requires an index/i.test(message);
}

function indexFinding({ message }: CommentsError, deploy: string): Finding {
  return { code: 'index-missing', message: `The database lacks an index: ${message}`, fix: deploy };
}

async function attempt<T>(ask: () => Promise<T>): Promise<{ readonly value?: T; readonly error?: CommentsError }> {
  try {
    return { value: await ask() };
  } catch (thrown) {
    return { error: CommentsError.from(thrown) };
  }
}
