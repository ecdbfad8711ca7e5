import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { FileServer } from '../support/file-server.js';
import { foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import { Stage } from '../support/stage.js';

const DAY = 24 * 3_600_000;

describe('a snapshot that cannot be used', () => {
  const firestore = new TestFirestore('refused');
  const stage = new Stage();
  const files = new FileServer();

  before(async () => {
    await files.start();
    await firestore.seed([firestore.write(`threads/t/comments/${newId()}`, foreignComment('From Firestore.'))]);
  });
  after(() => files.stop());
  beforeEach(() => {
    files.serve(fileOf({}));
  });

  /** The text of a file that would do, but for some changes. */
  const fileOf = (changes: object): string => {
    const place = { projectId: firestore.project, thread: 't', at: Date.now() - DAY };
    const settings = { isOpen: true, isPreModerated: false, pinned: null };
    const content = { count: { value: 0, at: 0 }, last: null, comments: [] };
    return JSON.stringify({ format: 'webinar-comments-snapshot/1', ...place, ...settings, ...content, ...changes });
  };

  async function isRefused(reason: RegExp, address = files.address): Promise<void> {
    const reader = await stage.open(elementOf(firestore, 't', undefined, { snapshot: address }));
    await reader.sees('From Firestore.');
    const line = await reader.complaint();
    assert.match(line, /^\[webinar-comments\] The attribute "snapshot" is of no use: /);
    assert.match(line, reason);
  }

  it('would be used if nothing were wrong with it', async () => {
    const reader = await stage.open(elementOf(firestore, 't', undefined, { snapshot: files.address }));
    await reader.sees('No comments yet');
    assert.deepEqual(reader.lines, []);
  });

  it('is older than 30 days', async () => {
    files.serve(fileOf({ at: Date.now() - 31 * DAY }));
    await isRefused(/older than 30 days/);
  });

  it('is of a time to come', async () => {
    files.serve(fileOf({ at: Date.now() + 3 * DAY }));
    await isRefused(/still to come/);
  });

  it('is no JSON', async () => {
    files.serve('<!doctype html><p>Not found');
    await isRefused(/no snapshot of this version: write it anew/);
  });

  it('is of another version', async () => {
    files.serve(fileOf({ format: 'webinar-comments-snapshot/99' }));
    await isRefused(/no snapshot of this version/);
  });

  it('is of another thread', async () => {
    files.serve(fileOf({ thread: 'other' }));
    await isRefused(/of the thread "other"/);
  });

  it('is of another project', async () => {
    files.serve(fileOf({ projectId: 'another-project' }));
    await isRefused(/in the project "another-project"/);
  });

  it('says that it is too large', async () => {
    files.answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': 2_000_001 });
      response.write('{');
    };
    await isRefused(/larger than 2 MB: write it without --all/);
  });

  it('turns out to be too large', async () => {
    files.answer = (_, response) => {
      response.writeHead(200);
      response.write(' '.repeat(2_000_001));
    };
    await isRefused(/larger than 2 MB/);
  });

  it('is not there', async () => {
    files.answer = (_, response) => response.writeHead(404).end();
    await isRefused(/answers 404/);
  });

  it('does not come', async () => {
    files.answer = () => undefined;
    await isRefused(/did not come within 3 seconds/);
  });

  it('does not come to its end', async () => {
    files.answer = (_, response) => {
      response.writeHead(200);
      response.write(fileOf({}).slice(0, 40));
    };
    await isRefused(/did not come within 3 seconds/);
  });

  it('is at no address', async () => {
    await isRefused(/this page may not read it/, 'http://[');
  });
});
