import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { StoredComment } from '../../src/model/comment.js';
import { seedThread } from '../../src/store/local/comment-database.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { expectAccessible } from '../support/axe.js';
import { comment, newThread, storedComment } from '../support/builders.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { deep, focused, onPage, rendered, SURROUNDINGS, textOf, type } from '../support/page.js';
import { until } from '../support/until.js';

const base = Date.UTC(2026, 0, 1);

/** A thread of some comments, the oldest first. */
async function seed(
  count: number,
  others: readonly StoredComment[] = [],
): Promise<readonly [thread: string, comments: readonly StoredComment[]]> {
  const thread = newThread();
  const comments = Array.from({ length: count }, (_, i) =>
    storedComment({ body: `c${i}`, name: `Ann ${i}`, createdAt: base + i * 60_000 }),
  );
  await seedThread(thread, [...comments, ...others]);
  return [thread, comments];
}

const open = (thread: string): Promise<WebinarComments> =>
  onPage(html`<webinar-comments thread=${thread}></webinar-comments>`);

const go = (id: string): void => {
  location.hash = `#comment-${id}`;
};

const items = (element: Element): readonly HTMLElementTagNameMap['webinar-comment'][] =>
  Array.from(
    element.shadowRoot!.querySelector('webinar-comment-list')?.shadowRoot?.querySelectorAll('webinar-comment') ?? [],
  );

/** The comment that has the focus on its heading. */
const focusedBody = (): string | undefined => {
  const active = focused();
  if (active?.id !== 'heading') return undefined;
  const { host } = active.getRootNode() as ShadowRoot;
  return (host as Partial<HTMLElementTagNameMap['webinar-comment']>).comment?.body;
};

const arrivesAt = (body: string): Promise<void> => until(`the focus is on "${body}"`, () => focusedBody() === body);

const marked = (element: Element): readonly string[] =>
  items(element)
    .flatMap((item) => [item, ...Array.from(item.shadowRoot!.querySelectorAll('webinar-comment'))])
    .filter((item) => textOf(deep(item, '#heading')).includes('Linked comment'))
    .map((item) => item.comment.body);

const pause = (duration: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, duration));

describe('the address of a comment', () => {
  afterEach(() => {
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo(0, 0);
  });

  it('leads to a comment on page 5, and loads none of the pages before it', async () => {
    const [thread, comments] = await seed(130);
    go(comments[10]!.id);
    const element = await open(thread);
    await arrivesAt('c10');
    expect(marked(element)).to.deep.equal(['c10']);
    expect(items(element).map(({ comment: { body } }) => body)).to.deep.equal([
      'c10',
      ...Array.from({ length: 25 }, (_, i) => `c${129 - i}`),
    ]);
    expect(focused()!.getBoundingClientRect().top).to.be.within(0, innerHeight / 2);
    await expectAccessible(element);
  });

  it('leads to a reply on page 5 with the whole conversation', async () => {
    const root = storedComment({ body: 'root', createdAt: base - 1 });
    const replies = ['r1', 'r2'].map((body) => storedComment({ body, parent: root.id, root: root.id }));
    const [thread] = await seed(130, [root, ...replies]);
    go(replies[1]!.id);
    const element = await open(thread);
    await arrivesAt('r2');
    expect(marked(element)).to.deep.equal(['r2']);
    expect(textOf(items(element)[0]!))
      .to.include('root')
      .and.to.include('r1');
  });

  it('leaves a comment that is loaded where it is', async () => {
    const [thread, comments] = await seed(60);
    const element = await open(thread);
    await until('it is ready', () => textOf(element).includes('c59'));
    const order = items(element).map(({ comment: { body } }) => body);
    go(comments[40]!.id);
    await arrivesAt('c40');
    expect(items(element).map(({ comment: { body } }) => body)).to.deep.equal(order);
    expect(marked(element)).to.deep.equal(['c40']);
  });

  it('keeps those first that somebody came for, and marks the last', async () => {
    const [thread, comments] = await seed(60);
    go(comments[2]!.id);
    const element = await open(thread);
    await arrivesAt('c2');
    go(comments[5]!.id);
    await arrivesAt('c5');
    expect(marked(element)).to.deep.equal(['c5']);
    expect(
      items(element)
        .slice(0, 3)
        .map(({ comment: { body } }) => body),
    ).to.deep.equal(['c5', 'c2', 'c59']);
  });

  it('is what the time of a comment links to, and a second press leads there again', async () => {
    const [thread, comments] = await seed(20);
    const element = await open(thread);
    await until('it is ready', () => items(element).length === 20);
    const item = items(element)[15]!;
    const link = deep<HTMLAnchorElement>(item, '#heading a');
    expect(link.href).to.equal(`${location.href.split('#')[0]}#comment-${comments[4]!.id}`);
    link.click();
    await arrivesAt('c4');
    for (const place of [link, Object.assign(document.createElement('a'), { href: link.href, textContent: 'x' })]) {
      element.parentElement!.append(place === link ? '' : place);
      deep(element, 'webinar-comment-form', 'textarea').focus();
      scrollTo(0, 0);
      place.click();
      await arrivesAt('c4');
      await until('it is seen', () => Math.abs(focused()!.getBoundingClientRect().top) < innerHeight / 2);
    }
  });

  it('says plainly when there is no such comment, and no longer once there is', async () => {
    const [thread, comments] = await seed(30);
    go('x'.repeat(20));
    const element = await open(thread);
    await until('it says so', () => textOf(element).includes('linked comment is not here'));
    await until('the focus is there', () => focused()?.id === 'permalink');
    expect(marked(element)).to.be.empty;
    await expectAccessible(element);
    go(comments[1]!.id);
    await arrivesAt('c1');
    expect(textOf(element)).not.to.include('is not here');
  });

  it('leads to the place of a removed comment', async () => {
    const gone = storedComment({ body: '', state: 'removed', createdAt: base - 1 });
    const [thread] = await seed(30, [gone]);
    go(gone.id);
    const element = await open(thread);
    await arrivesAt('');
    expect(textOf(items(element)[0]!))
      .to.include('Linked comment')
      .and.to.include('Comment removed');
  });

  it('concerns only the one of several widgets that has the comment', async () => {
    const [[one], [other, comments]] = [await seed(30), await seed(30)];
    go(comments[2]!.id);
    const page = await onPage<HTMLElement>(
      html`<div>
        <webinar-comments thread=${one}></webinar-comments><webinar-comments thread=${other}></webinar-comments>
      </div>`,
    );
    const [first, second] = Array.from(page.children);
    await arrivesAt('c2');
    expect(marked(second!)).to.deep.equal(['c2']);
    await pause(300);
    expect(textOf(first!)).not.to.include('is not here');
    expect(marked(first!)).to.be.empty;
    go('y'.repeat(20));
    await until('the first says so', () => textOf(first!).includes('is not here'));
    expect(textOf(second!)).not.to.include('is not here');
  });

  it('opens a thread far below the screen, which nothing else does', async () => {
    const [thread, comments] = await seed(3);
    const below = (name: string): Promise<Element> =>
      onPage(html`<div style="padding-top: 500vh"><webinar-comments thread=${name}></webinar-comments></div>`);
    location.hash = '#comments';
    const shut = (await below(thread)).firstElementChild!;
    await pause(100);
    expect(textOf(shut)).to.include('Loading');
    go(comments[0]!.id);
    await arrivesAt('c0');
    expect(focused()!.getBoundingClientRect().top).to.be.within(0, innerHeight);
  });

  it('takes no other fragment for its own', async () => {
    const [thread] = await seed(2);
    const wrong = [
      '#comment-',
      `#comment-${'x'.repeat(19)}`,
      `#comment-${'x'.repeat(50_000)}`,
      `#comment-${'x'.repeat(18)}/.`,
      '#comment-%00%ff"><img src=x>',
      '#comment-../../roles/x',
      `#/comment-${'x'.repeat(20)}`,
      `#Comment-${'x'.repeat(20)}`,
    ];
    const element = await open(thread);
    await until('it is ready', () => items(element).length === 2);
    for (const fragment of wrong) {
      history.replaceState(null, '', fragment);
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await pause(20);
      expect(textOf(element), fragment).not.to.include('is not here');
    }
    expect(focused()).to.equal(document.body);
  });

  it('leaves a fragment alone that names something of the page', async () => {
    const [thread] = await seed(2);
    const id = 'z'.repeat(20);
    const page = await onPage<HTMLElement>(
      html`<div>
        <p id="comment-${id}">Ours</p>
        <webinar-comments thread=${thread}></webinar-comments>
      </div>`,
    );
    const element = page.lastElementChild!;
    await until('it is ready', () => items(element).length === 2);
    go(id);
    await pause(200);
    expect(textOf(element)).not.to.include('is not here');
  });

  it('neither takes the focus nor the place from somebody who went on', async () => {
    const [thread, comments] = await seed(60);
    go(comments[1]!.id);
    const element = await open(thread);
    const field = deep<HTMLTextAreaElement>(element, 'webinar-comment-form', 'textarea');
    type(field, 'Half a');
    await until('it is marked', () => marked(element).length === 1);
    await pause(200);
    expect(focused() === field).to.be.true;
  });

  it('leads into a part of a long thread that is only sketched', async () => {
    const [thread, comments] = await seed(320);
    const element = await open(thread);
    await until('it is ready', () => items(element).length > 0);
    deep(element, 'webinar-comment-list', '[part=all]').click();
    await until('all are there', () => textOf(element).includes('Ann 0 '));
    await until('they are sketched', () => deep(element, 'webinar-comment-list').shadowRoot!.querySelector('.sketch'));
    go(comments[20]!.id);
    await arrivesAt('c20');
    await until('it is seen', () => {
      const { top } = focused()!.getBoundingClientRect();
      return top >= 0 && top < innerHeight / 2;
    });
    expect(items(element)[0]!.comment.body).to.equal('c319');
  });

  it('stays below a header that stays at the top of the page', async () => {
    const [thread, comments] = await seed(20);
    go(comments[2]!.id);
    const page = await onPage<HTMLElement>(
      html`<div style="--webinar-comments-sticky-top: 120px">
        <header style="position: sticky; top: 0; height: 120px; background: Canvas; z-index: 9">Replay</header>
        <webinar-comments thread=${thread}></webinar-comments>
        <div style="height: 200vh"></div>
      </div>`,
    );
    await arrivesAt('c2');
    await until('it stands still', () => Math.abs(focused()!.getBoundingClientRect().top - 136) < 3);
    page.remove();
  });

  it('brings the comment again, quietly, when the thread is opened anew', async () => {
    const linked = comment({ body: 'linked' });
    const stores = [1, 2].map(() => new MemoryStore({ ...READY, comments: [comment({ body: 'other' }), linked] }));
    go(linked.id);
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${stores[0]!}></webinar-comments>`);
    await arrivesAt('linked');
    deep(element, 'webinar-comment-form', 'textarea').focus();
    element.store = stores[1]!;
    await until('it is the other one', () => stores[1]!.isWatched);
    await until('it is marked', () => marked(element).length === 1);
    await pause(200);
    expect(focused()?.localName).to.equal('textarea');
    element.remove();
  });

  it('offers no links on a page whose router keeps its addresses there', async () => {
    history.replaceState(null, '', '#/replays/12');
    const [thread] = await seed(1);
    const element = await open(thread);
    await until('it is ready', () => items(element).length === 1);
    expect(items(element)[0]!.shadowRoot!.querySelector('#heading a, #link')).to.be.null;
    expect(textOf(items(element)[0]!)).not.to.include('Copy link');
  });

  it('is readable as marked in every look', async () => {
    const it = comment({ name: 'Ann' });
    for (const look of SURROUNDINGS) {
      const item = await onPage(html`<webinar-comment .comment=${it} .isLinked=${true}></webinar-comment>`, look);
      expect(textOf(deep(item, '#heading'))).to.include('Linked comment');
      await expectAccessible(item);
    }
  });
});

describe('the button that copies the address of a comment', () => {
  const real = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard');
  const useClipboard = (writeText: ((text: string) => Promise<void>) | null): void => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: writeText && { writeText } });
  };

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')).to.deep.equal(real);
  });

  async function show(): Promise<readonly [WebinarComments, HTMLElement, string[]]> {
    const spoken: string[] = [];
    const element = await onPage<WebinarComments>(
      html`<webinar-comments .store=${new MemoryStore({ ...READY, comments: [comment()] })}></webinar-comments>`,
    );
    Object.assign(element, { ariaNotify: (message: string) => spoken.push(message) });
    await until('it is ready', () => element.shadowRoot!.querySelector('webinar-comment-list'));
    await rendered(element);
    return [element, items(element)[0]!, spoken];
  }

  it('says that it did, in words and aloud, and keeps the focus', async () => {
    const copied: string[] = [];
    useClipboard((text) => Promise.resolve(void copied.push(text)));
    const [element, item, spoken] = await show();
    const button = deep(item, '#link');
    expect(button.ariaLabel).to.equal('Copy link to the comment of Anonymous');
    button.focus();
    button.click();
    await until('it says so', () => textOf(item).includes('Link copied'));
    expect(copied).to.deep.equal([deep<HTMLAnchorElement>(item, '#heading a').href]);
    await until('it is said', () => spoken.includes('Link copied'));
    expect(focused() === button).to.be.true;
    await expectAccessible(element);
  });

  it('shows the address where copying is not allowed', async () => {
    for (const clipboard of [null, () => Promise.reject(new DOMException('No', 'NotAllowedError'))]) {
      useClipboard(clipboard);
      const [, item] = await show();
      deep(item, '#link').click();
      await until('it says so', () => textOf(item).includes('This is the address:'));
      const { href } = deep<HTMLAnchorElement>(item, '#heading a');
      expect(textOf(item)).to.include(href);
      item.closest('main')?.remove();
    }
  });

  it('is not there before a comment is on the server', async () => {
    for (const state of [{ pending: true }, { held: true }]) {
      const own = comment({ own: true, ...state });
      const item = await onPage(html`<webinar-comment .comment=${own} .isOpen=${true}></webinar-comment>`);
      await until('its controls are there', () => item.shadowRoot!.querySelector('#remove'));
      expect(item.shadowRoot!.querySelector('#link, #heading a')).to.equal(null);
    }
  });
});
