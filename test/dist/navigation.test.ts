import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FirestoreProxy } from '../support/firestore-proxy.js';
import { emulatorHost, foreignComment, newId, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const DAY = 24 * 3_600_000;

describe('a page that is left and comes back', () => {
  const firestore = new TestFirestore('coming-back');
  const stage = new Stage(true);
  const proxy = new FirestoreProxy(emulatorHost());

  before(() => proxy.start());
  after(() => proxy.stop());

  const write = (body: string, age = 0): Promise<unknown> => {
    const at = new Date(Date.now() - age);
    const fields = { ...foreignComment(body), ...(age > 0 && { createdAt: at, updatedAt: at }) };
    return firestore.commit([firestore.write(`threads/t/comments/${newId()}`, fields)], 'owner');
  };

  /** Why the browser does not keep a page that the reader leaves and comes back to; empty where it does. */
  async function leaveAndReturn({ page }: Reader, meanwhile: () => Promise<unknown>, other = ''): Promise<string> {
    const session = await page.createCDPSession();
    const reasons: string[] = [];
    session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
      reasons.push(...notRestoredExplanations.map(({ reason }) => reason));
    });
    await session.send('Page.enable');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted }));
    });
    await page.goto(stage.publish(`<p>Another page.</p>${other}`));
    await meanwhile();
    await page.goBack();
    const isKept = await page.evaluate(() => (window as { persisted?: boolean }).persisted === true);
    return isKept ? '' : `It was loaded anew: ${reasons.join(', ')}`;
  }

  it('is kept by the browser, closes its stream, and shows what came meanwhile', async () => {
    await write('Before.', DAY);
    const reader = await stage.open(elementOf(firestore, 't', proxy.host));
    await reader.sees('Before.');
    await reader.listens();
    await sleep(1000);
    const refusal = await leaveAndReturn(reader, async () => {
      await until('nothing is open', () => proxy.openStreams === 0);
      await write('Meanwhile.');
    });
    assert.equal(refusal, '');
    await reader.sees('1 new comment');
    await write('Afterwards.');
    await reader.sees('2 new comments');
  });

  it('is kept with the embedded store too, and shows what came meanwhile', async () => {
    const embedded = '<webinar-comments thread="t"></webinar-comments>';
    const reader = await stage.open(embedded);
    await reader.sees('No comments yet');
    const post = async (words: string): Promise<void> => {
      await reader.post(words);
      await reader.sees(words);
      await reader.sees('Sending', { gone: true });
    };
    await post('Before.');
    const postThere = async (): Promise<void> => {
      await reader.sees('Before.');
      await post('Meanwhile.');
    };
    const refusal = await leaveAndReturn(reader, postThere, embedded);
    assert.equal(refusal, '');
    await reader.sees('1 new comment');
  });
});

/** Pages that differ in their thread, each with the script tag, as a server sends them. */
describe('an app that changes the page itself', () => {
  const firestore = new TestFirestore('changing');
  const stage = new Stage();
  const proxy = new FirestoreProxy(emulatorHost());

  before(async () => {
    await proxy.start();
    const at = new Date(Date.now() - DAY);
    const write = (thread: string): ReturnType<TestFirestore['write']> => {
      const fields = { ...foreignComment(`Of ${thread}.`), createdAt: at, updatedAt: at };
      return firestore.write(`threads/${thread}/comments/${newId()}`, fields);
    };
    await firestore.seed(['one', 'two', 'three'].map(write));
  });
  after(() => proxy.stop());

  const tag = (thread: string): string => elementOf(firestore, thread, proxy.host);

  /** Notes each comment that the reader can see while the element is to show another thread. */
  const watch = ({ page }: Reader): Promise<void> =>
    page.evaluate(() => {
      const strays: string[] = [];
      const seen = new WeakSet<Node>();
      const look = (root: Node): string => {
        if (root instanceof Element && root.shadowRoot) {
          follow(root.shadowRoot);
          return look(root.shadowRoot);
        }
        return root.nodeType === Node.TEXT_NODE
          ? (root.textContent ?? '')
          : Array.from(root.childNodes, look).join(' ');
      };
      const check = (): void => {
        for (const element of document.querySelectorAll('webinar-comments')) {
          for (const [words, name] of look(element).matchAll(/Of (one|two|three)\./g)) {
            if (name !== element.getAttribute('thread'))
              strays.push(`${words} in ${String(element.getAttribute('thread'))}`);
          }
        }
      };
      const follow = (root: Node): void => {
        if (seen.has(root)) return;
        seen.add(root);
        new MutationObserver(check).observe(root, { subtree: true, childList: true, characterData: true });
      };
      follow(document.documentElement);
      check();
      Object.assign(window, { strays, frames: 0 });
      const frame = (): void => {
        check();
        (window as unknown as { frames: number }).frames++;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
  const strays = ({ page }: Reader): Promise<readonly string[]> =>
    page.evaluate(() => (window as unknown as { strays: readonly string[] }).strays);

  it('never shows a comment of an earlier thread, however often the thread changes', async () => {
    const reader = await stage.open(tag('one'));
    await reader.sees('Of one.');
    await reader.listens();
    await watch(reader);
    for (let i = 0; i < 50; i++) {
      const thread = ['two', 'three', 'one'][i % 3] ?? '';
      await reader.page.$eval(
        'webinar-comments',
        async (element, name, pause) => {
          element.setAttribute('thread', name);
          await new Promise((resolve) => setTimeout(resolve, pause));
        },
        thread,
        // Some are overtaken before they were asked for, some while they are read, some when they are there.
        [0, 5, 20, 60, 200][i % 5],
      );
    }
    await reader.sees('Of three.');
    assert.deepEqual(await strays(reader), []);
    await reader.page.$eval('webinar-comments', (element) => {
      element.remove();
    });
    await until('nothing is open', () => proxy.openStreams === 0);
  });

  const swap = (reader: Reader, html: string, isTransition: boolean): Promise<void> =>
    reader.page.evaluate(
      async (text, animated) => {
        const change = (): void => {
          const { body } = new DOMParser().parseFromString(text, 'text/html');
          // Scripts that a parser made do not run; whoever swaps pages makes them anew.
          for (const old of body.querySelectorAll('script')) {
            const script = document.createElement('script');
            for (const { name, value } of old.attributes) script.setAttribute(name, value);
            old.replaceWith(script);
          }
          document.body.replaceWith(document.adoptNode(body));
        };
        if (animated) await document.startViewTransition(change).finished;
        else change();
      },
      html,
      isTransition,
    );

  const page = (markup: string): string =>
    `<body><h1>Replay</h1><script type="module" src="/cdn/webinar-comments.js"></script>${markup}</body>`;

  for (const isTransition of [false, true]) {
    it(`follows the body of another page${isTransition ? ' in a view transition' : ''}`, async () => {
      const reader = await stage.open(tag('one'));
      await reader.sees('Of one.');
      await reader.listens();
      await watch(reader);
      for (const thread of ['two', 'two', 'three', 'one', 'one']) {
        await swap(reader, page(`<main>${tag(thread)}</main>`), isTransition);
        await reader.sees(`Of ${thread}.`);
      }
      assert.deepEqual(await strays(reader), []);
      await swap(reader, page(''), isTransition);
      await until('nothing is open', () => proxy.openStreams === 0);
      assert.deepEqual(reader.lines, []);
    });
  }

  it('keeps its thread and unsent words when it is moved in a view transition', async () => {
    const reader = await stage.open(`<div id="from">${tag('one')}</div><div id="to"></div>`);
    await reader.sees('Of one.');
    await reader.listens();
    await reader.write('Half a thought');
    const before = proxy.reads;
    await reader.page.evaluate(async () => {
      await document.startViewTransition(() => {
        document.querySelector('#to')?.append(document.querySelector('webinar-comments')!);
      }).finished;
    });
    await reader.sees('Of one.');
    await sleep(1500);
    assert.equal(await reader.words(), 'Half a thought');
    assert.equal(proxy.reads, before);
  });
});
