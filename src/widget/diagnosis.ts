import { CommentsError } from '../model/errors.js';
import type { DiagnosisOptions, Finding } from '../store/finding.js';
import { SETTING_HINTS } from '../model/setting-hints.js';
import type { Settings } from '../model/settings.js';
import { checkIdentity } from '../store/firestore/diagnosis/check-identity.js';
import { checkProject } from '../store/firestore/diagnosis/check-project.js';
import { PolicyWatch } from '../store/firestore/diagnosis/policy-watch.js';

const PROBE = 'webinar-comments:diagnosis';

/**
 * Looks for what is wrong with an embedding, prints it, and resolves with it.
 *
 * @param settings - reads what the page says about the element; throws what cannot be used of it
 */
export async function diagnose(settings: () => Settings, options: DiagnosisOptions): Promise<readonly Finding[]> {
  const findings = [...checkCopies(), ...checkStorage(), ...(await checkSettings(settings, options))];
  print(findings);
  return findings;
}

async function checkSettings(read: () => Settings, options: DiagnosisOptions): Promise<readonly Finding[]> {
  let settings: Settings;
  try {
    settings = read();
  } catch (thrown) {
    const { message, attribute } = CommentsError.from(thrown);
    const name = attribute ?? '';
    return [{ code: 'attribute', message, fix: `${name}="…" ${SETTING_HINTS[name] ?? ''}` }];
  }
  if (settings.kind === 'local') return [];
  const watch = new PolicyWatch();
  const found = (await Promise.all([checkProject(settings), checkIdentity(settings, options)])).flat();
  const policy = await watch.stop();
  // What the policy keeps away is unreachable for that reason.
  const rest = policy.length === 0 ? found : found.filter(({ code }) => code !== 'unreachable');
  return [...checkEmulator(settings), ...policy, ...rest];
}

/** Only one copy of the script serves the page; where there are two addresses, it is not certain which. */
function checkCopies(): readonly Finding[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const copies = [...new Set(loaded.filter((name) => /\/webinar-comments\.js($|\?)/.test(name)))];
  if (copies.length < 2) return [];
  const message = `The script comes from more than one address: ${copies.join(', ')}`;
  return [{ code: 'second-copy', message, fix: 'Leave one <script> of them on the page.' }];
}

function checkStorage(): readonly Finding[] {
  try {
    for (const storage of [sessionStorage, localStorage]) {
      storage.setItem(PROBE, '');
      storage.removeItem(PROBE);
    }
    return [];
  } catch {
    const message =
      'The browser keeps nothing for this page: drafts and the authorship of comments last until it is left.';
    const isFramed = window !== window.top;
    const fix = isFramed
      ? 'Add allow-same-origin to the sandbox of the <iframe>, and serve the frame from the site of the page around it.'
      : 'Let this browser keep data of the site.';
    return [{ code: 'storage', message, fix }];
  }
}

function checkEmulator({ emulator, authEmulator }: Extract<Settings, { kind: 'firestore' }>): readonly Finding[] {
  const isHere = /^$|^localhost$|\.localhost$|^127\.|^\[::1\]$|\.local$/.test(location.hostname);
  if (isHere || (emulator === '' && authEmulator === '')) return [];
  const message = `This page is on ${location.hostname}, and asks an emulator that only your computer has.`;
  return [{ code: 'emulator', message, fix: 'Take the attributes emulator and auth-emulator off the tag.' }];
}

function print(findings: readonly Finding[]): void {
  const count = findings.length;
  const lines = findings.map(({ code, message, fix }) => `\n${code}: ${message}\n  → ${fix}`).join('');
  if (count === 0) console.info('[webinar-comments] Nothing is wrong with this embedding.');
  else console.warn(`[webinar-comments] Wrong with this embedding (${String(count)}):${lines}`);
}
