import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';

const COUNT = 140;

describe('the address of a comment, with Firestore', () => {
  const firestore = new TestFirestore('permalink');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());
  const ids = Array.from({ length: COUNT }, newId);
  const reply = newId();

  before(async () => {
    await proxy.start();
    const write = (id: string, body: string, minute: number, root: string | null): object => {
      const at = new Date(Date.UTC(2026, 0, 1, 0, minute));
      const fields = { ...foreignComment(body), parent: root, root, createdAt: at, updatedAt: at };
      return firestore.write(`threads/t/comments/${id}`, fields);
    };
    const writes = ids.map((id, i) => write(id, `Word${String(i)}.`, i, null));
    await firestore.seed([...writes, write(reply, 'Reply.', COUNT, ids[7] ?? null)] as never);
  });
  after(() => proxy.stop());

  /** Opens the thread at an address; resolves with the reader and the documents that were read. */
  async function open(fragment: string, words: string): Promise<readonly [reader: Reader, delivered: number]> {
    const start = proxy.delivered;
    const url = stage.publish(elementOf(firestore, 't', proxy.host));
    const reader = await stage.arrive(url + fragment);
    await reader.sees(words);
    await reader.listens();
    return [reader, proxy.delivered - start];
  }

  it('costs the conversation alone, and nothing where no comment is asked for', async () => {
    const [plain, without] = await open('', `Word${String(COUNT - 1)}.`);
    assert.ok(!plain.requests.some((url) => url.includes('permalink-view')));
    const [far, one] = await open(`#comment-${ids[20] ?? ''}`, 'Linked comment');
    await far.sees('Word20.');
    assert.ok(!(await far.text()).includes('Word30.'));
    assert.equal(one - without, 1);
    const [answered, three] = await open(`#comment-${reply}`, 'Linked comment');
    await answered.sees('Word7.');
    await answered.sees('Reply.');
    assert.equal(three - without, 3);
    const [, missing] = await open(`#comment-${'x'.repeat(20)}`, 'The linked comment is not here');
    assert.equal(missing - without, 1);
  });

  it('says when the comment could not be read, and reads it when asked again', async () => {
    const reader = await stage.arrive();
    let isDown = true;
    await reader.page.setRequestInterception(true);
    reader.page.on('request', (request) => {
      void (async (): Promise<void> => {
        const isRead = request.url().includes(':batchGet') && request.method() === 'POST';
        const asks = isRead ? await request.fetchPostData() : undefined;
        await (isDown && asks?.includes(`comments/${ids[3] ?? ''}`) ? request.abort() : request.continue());
      })();
    });
    await reader.visit(`${stage.publish(elementOf(firestore, 't'))}#comment-${ids[3] ?? ''}`);
    await reader.sees('The linked comment could not be loaded.');
    isDown = false;
    await reader.press('Try again');
    await reader.sees('Linked comment');
    await reader.sees('could not be loaded', { gone: true });
  });
});
