import { expect } from '@esm-bundle/chai';
import { CommentsError } from '../../src/model/errors.js';
import { readSettings, threadOfPage, type FirestoreInstance, type RawSettings } from '../../src/model/settings.js';

const nothing: RawSettings = {
  thread: 't',
  projectId: '',
  apiKey: '',
  emulator: '',
  authEmulator: '',
  authToken: '',
  appId: '',
  appCheckSiteKey: '',
  snapshot: '',
  firestore: null,
  demoRole: '',
  pageUrl: 'https://a.example/b',
};
const project = { ...nothing, projectId: 'demo-project', apiKey: 'key' };

function complaintOf(changes: object): CommentsError {
  try {
    readSettings({ ...project, ...changes });
  } catch (thrown) {
    if (thrown instanceof CommentsError) return thrown;
  }
  throw new Error('Nothing was wrong.');
}

describe('readSettings', () => {
  it('keeps comments in the browser without Firebase settings', () => {
    expect(readSettings(nothing)).to.deep.equal({ kind: 'local', thread: 't', demoRole: '' });
  });

  it('takes a project', () => {
    const settings = readSettings({ ...project, emulator: '127.0.0.1:8085', authEmulator: '[::1]:9099' });
    expect(settings).to.include({ kind: 'firestore', projectId: 'demo-project', emulator: '127.0.0.1:8085' });
  });

  it("takes the project of the page's own Firestore", () => {
    const instance = (settings: object): FirestoreInstance => ({
      app: { options: { projectId: 'their-project', apiKey: 'their-key' } },
      toJSON: () => ({ settings }),
    });
    const live = instance({ host: 'firestore.googleapis.com', ssl: true });
    const read = readSettings({ ...project, emulator: '127.0.0.1:8085', firestore: live });
    expect(read).to.include({ projectId: 'their-project', apiKey: 'their-key', emulator: '', firestore: live });
    const tried = readSettings({ ...nothing, firestore: instance({ host: '127.0.0.1:8085', ssl: false }) });
    expect(tried).to.include({ kind: 'firestore', emulator: '127.0.0.1:8085' });
  });

  const wrong: readonly (readonly [attribute: string, changes: object])[] = [
    ...['a/b', '..', '../x', '.a', ' a', 'ä', 'x'.repeat(101), 'a?b', 'a#b', 'a%2Fb', '__x__'].map(
      (thread) => ['thread', { thread }] as const,
    ),
    ...['a/b', 'UPPER', 'x', 'a b', '../../x', 'x'.repeat(31), 7, {}, null].map(
      (projectId) => ['project-id', { projectId }] as const,
    ),
    ...['', 'a&b=c', 'a b', 'x'.repeat(101), 7].map((apiKey) => ['api-key', { apiKey }] as const),
    ...['localhost', 'http://localhost:8085', 'a/b:1', 'a:b', '@evil.example:1'].map(
      (emulator) => ['emulator', { emulator }] as const,
    ),
    ...['localhost', 'x:y'].map((authEmulator) => ['auth-emulator', { authEmulator }] as const),
  ];
  for (const [attribute, changes] of wrong) {
    it(`names the attribute to mend for ${JSON.stringify(changes).slice(0, 60)}`, () => {
      const complaint = complaintOf(changes);
      expect(complaint).to.include({ code: 'misconfigured', attribute });
      expect(complaint.message).to.include(`"${attribute}"`);
    });
  }

  it('falls back to the page', () => {
    expect(readSettings({ ...nothing, thread: '' }).thread).to.equal(threadOfPage(nothing.pageUrl));
  });
});

describe('threadOfPage', () => {
  const page = 'https://a.example/talks/sleep?id=7';

  it('is the same for every way to reach a page', () => {
    for (const other of [`${page}#comments`, `${page}&utm_source=x&fbclid=y`, `https://a.example/talks/sleep/?id=7`]) {
      expect(threadOfPage(other), other).to.equal(threadOfPage(page));
    }
  });

  it('differs between pages', () => {
    const long = `https://a.example/${'x'.repeat(200)}`;
    const pages = [page, 'https://a.example/talks/sleep?id=8', 'https://b.example/talks/sleep?id=7', long, `${long}y`];
    expect(new Set(pages.map(threadOfPage)).size).to.equal(pages.length);
  });

  it('is a thread name for any page at all', () => {
    for (const url of [page, 'about:blank', '', 'file:///x', 'https://日本.example/ß/%2e%2e/', 'no address']) {
      expect(readSettings({ ...nothing, thread: '', pageUrl: url }).thread).to.match(/^page-[A-Za-z0-9-]+$/);
    }
  });
});
