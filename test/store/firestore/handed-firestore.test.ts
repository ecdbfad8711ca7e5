import { expect } from '@esm-bundle/chai';
import { deleteApp, getApps, initializeApp, type FirebaseApp } from 'firebase/app';
import {
  connectFirestoreEmulator,
  disableNetwork,
  enableNetwork,
  getFirestore,
  type Firestore,
} from 'firebase/firestore';
import { html } from 'lit';
import { firestoreEmulator } from 'virtual:test-environment';
import type { FirestoreInstance } from '../../../src/model/settings.js';
import type { WebinarComments } from '../../../src/widget/webinar-comments.js';
import '../../../src/widget/webinar-comments.js';
import { newThread, storedComment } from '../../support/builders.js';
import { FirestoreAdmin } from '../../support/firestore-admin.js';
import { onPage, textOf } from '../../support/page.js';
import { until } from '../../support/until.js';

describe('a page with a Firestore of its own', () => {
  const projectId = `demo-own-${Math.random().toString(36).slice(2, 8)}`;
  const admin = new FirestoreAdmin(projectId);
  const realWarn = console.warn;
  let warnings: string[];
  let app: FirebaseApp;
  let firestore: Firestore;
  let thread: string;

  before(() => admin.loadRules(0));

  beforeEach(async () => {
    app = initializeApp({ projectId, apiKey: 'key' });
    firestore = getFirestore(app);
    const [host = '', port] = firestoreEmulator.split(':');
    connectFirestoreEmulator(firestore, host, Number(port));
    thread = newThread();
    await admin.seed(thread, [storedComment({ body: 'The first', createdAt: 1_790_000_000_000 })]);
    warnings = [];
    console.warn = (...words: unknown[]) => {
      warnings.push(words.join(' '));
    };
  });

  afterEach(async () => {
    console.warn = realWarn;
    await deleteApp(app);
  });

  /** Puts the element on the page; resolves with it once a comment of somebody else arrived. */
  async function follow(given: FirestoreInstance): Promise<WebinarComments> {
    const element = await onPage<WebinarComments>(
      html`<webinar-comments .thread=${thread} .firestore=${given}></webinar-comments>`,
    );
    await until('the first comment is there', () => textOf(element).includes('The first'));
    await admin.seed(thread, [storedComment({ body: 'Another', updatedAt: Date.now() })]);
    await until('the element listens', () => textOf(element).includes('1 new comment'));
    return element;
  }

  it('needs no other setting, and shares its connection', async () => {
    const element = await follow(firestore);
    await disableNetwork(firestore);
    await admin.seed(thread, [storedComment({ body: 'Behind a closed door', updatedAt: Date.now() })]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(textOf(element)).to.include('1 new comment').and.not.include('2 new');
    await enableNetwork(firestore);
    await until('it arrived', () => textOf(element).includes('2 new comments'));
    expect(getApps()).to.deep.equal([app]);
    expect(warnings).to.be.empty;
  });

  it('is told when its Firestore comes from another copy of the SDK, and is served all the same', async () => {
    await follow({ app, toJSON: () => firestore.toJSON() });
    expect(warnings.join()).to.match(/^\[webinar-comments\].*"firestore" takes an instance.*from npm.*"lean"/);
    expect(getApps()).to.deep.equal([app]);
  });
});
