import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { WebinarCommentList } from '../../src/elements/webinar-comment-list.js';
import '../../src/elements/webinar-comment-list.js';
import type { CommentRequest, CommentsMoreRequest, CommentsShowRequest } from '../../src/events/requests.js';
import type { Comment } from '../../src/model/comment.js';
import { CommentsError } from '../../src/model/errors.js';
import { expectAccessible } from '../support/axe.js';
import { comment } from '../support/builders.js';
import { deep, focused, focusReaches, onPage, rendered, SURROUNDINGS, textOf } from '../support/page.js';
import { until } from '../support/until.js';

const many = (count: number, from = 0): Comment[] =>
  Array.from({ length: count }, (_, i) => comment({ body: `c${from + i}`, createdAt: 1_790_000_000_000 + from + i }));

describe('<webinar-comment-list>', () => {
  /** A list that shows its arrivals when asked, as the widget does. */
  async function show(comments: Comment[], isAnswering = true): Promise<WebinarCommentList> {
    const list = await onPage<WebinarCommentList>(
      html`<webinar-comment-list .comments=${comments}></webinar-comment-list>`,
    );
    list.addEventListener('comments-show-request', (request: CommentsShowRequest) => {
      if (!isAnswering) return;
      const isShown = ({ id }: Comment): boolean => request.ids.includes(id);
      list.comments = [...list.comments, ...list.arrivals.filter(isShown)];
      list.arrivals = list.arrivals.filter((arrival) => !isShown(arrival));
    });
    return list;
  }
  const bodies = (list: Element): readonly string[] =>
    Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'), (item) => item.comment.body);
  /** The words of all comments, of those that are only sketched too. */
  const words = (list: Element): readonly string[] =>
    Array.from(list.shadowRoot!.querySelectorAll('webinar-comment, .sketch > .body'), (item) =>
      'comment' in item ? (item.comment as Comment).body : item.textContent,
    );
  const button = (list: Element): HTMLButtonElement | null => list.shadowRoot!.querySelector('.arrivals button');

  it('shows the newest first', async () => {
    const list = await show(many(3));
    expect(bodies(list)).to.deep.equal(['c2', 'c1', 'c0']);
    expect(deep(list, '.conversations').getAttribute('role')).to.equal('list');
  });

  it('shows the pinned conversation first, says so, and lets it go again', async () => {
    const comments = many(3);
    const list = await show([...comments, comment({ body: 'reply', parent: comments[0]!.id, root: comments[0]!.id })]);
    list.pinned = comments[0]!.id;
    await rendered(list);
    expect(bodies(list)).to.deep.equal(['c0', 'c2', 'c1']);
    const [first, second] = Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'));
    expect(textOf(first!)).to.include('Pinned').and.to.include('reply');
    expect(textOf(second!)).not.to.include('Pinned');
    list.pinned = 'x'.repeat(20);
    await rendered(list);
    expect(bodies(list)).to.deep.equal(['c2', 'c1', 'c0']);
    list.pinned = null;
    await rendered(list);
    expect(bodies(list)).to.deep.equal(['c2', 'c1', 'c0']);
    expect(textOf(list)).not.to.include('Pinned');
  });

  it('renders only what changed', async () => {
    const comments = many(3);
    const list = await show(comments);
    const items = Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'));
    let updates = 0;
    for (const item of items) item.addController({ hostUpdate: () => updates++ });
    list.comments = comments.map((each, i) => (i === 1 ? { ...each, body: 'changed' } : each));
    await rendered(list);
    expect(updates).to.equal(1);
    expect(bodies(list)).to.deep.equal(['c2', 'changed', 'c0']);
    expect(Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'))).to.deep.equal(items);
  });

  it('draws a long thread group by group, and lays out what is far away when it comes near', async () => {
    const list = await show(many(260));
    await until('all are there', () => words(list).length === 260);
    expect(bodies(list).length).to.equal(50);
    expect(words(list)).to.deep.equal(
      many(260)
        .map(({ body }) => body)
        .reverse(),
    );
    const groups = Array.from(list.shadowRoot!.querySelectorAll('.group'));
    expect(groups.map((group) => group.children.length)).to.deep.equal([50, 50, 50, 50, 50, 10]);
    const modes = groups.map((group) => getComputedStyle(group).contentVisibility);
    expect(modes).to.deep.equal(['visible', 'auto', 'auto', 'auto', 'auto', 'auto']);
    const [, , , group] = groups;
    const size = group!.getBoundingClientRect().height;
    group!.scrollIntoView();
    await until('the group is laid out', () => group!.getBoundingClientRect().height !== size);
    list.dispatchEvent(new PointerEvent('pointermove'));
    await until('it is drawn in full', () => group!.querySelectorAll('webinar-comment').length === 50);
    expect(words(list)).to.have.lengthOf(260);
    await expectAccessible(list);
  });

  it('sketches what is not there any more, and what is long, as they are drawn in full', async () => {
    const comments = many(260);
    const root = comments[0]!;
    const reply = comment({ body: 'A reply', parent: root.id, root: root.id, name: 'Ann', role: 'expert' });
    const gone = { ...comments[1]!, state: 'removed', body: '', name: '' } as const;
    const list = await show([root, reply, gone, { ...comments[2]!, body: 'x '.repeat(900) }, ...comments.slice(3)]);
    await until('all are there', () => words(list).length === 260);
    const items = Array.from(list.shadowRoot!.querySelectorAll('[role=listitem]')).slice(-4);
    expect(items[0]!.querySelector('.folded')).not.to.be.null;
    expect(textOf(items[1]!)).to.include('Anonymous').and.to.include('Comment removed');
    expect(items[2]!.querySelector('[role=list]')!.querySelectorAll('[role=listitem]').length).to.equal(1);
    expect(textOf(items[3]!)).to.match(/^Ann .*A reply$/);
    expect(items[3]!.querySelector('[role=heading]')!.ariaLevel).to.equal('4');
  });

  it('draws anew the one comment that changes in a long thread', async () => {
    const comments = many(180);
    const list = await show(comments);
    await until('all are there', () => words(list).length === 180);
    const items = Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'));
    const updated: string[] = [];
    for (const item of items) item.addController({ hostUpdate: () => updated.push(item.comment.body) });
    list.comments = comments.map((each, i) => (i === 170 || i === 7 ? { ...each, body: `changed ${i}` } : each));
    await until('they are drawn', () => updated.length > 0 && words(list).includes('changed 7'));
    list.comments = [...list.comments, ...many(1, 500)];
    await until('the new one is there', () => bodies(list)[0] === 'c500');
    const root = comments[165]!;
    list.comments = [...list.comments, comment({ body: 'reply', parent: root.id, root: root.id })];
    await until('the reply is there', () => updated.length > 1);
    expect(updated).to.deep.equal(['changed 170', 'c165']);
    expect(Array.from(list.shadowRoot!.querySelectorAll('webinar-comment')).slice(1)).to.deep.equal(items);
  });

  it('draws only comments of the last day anew when a minute passes', async () => {
    const [old] = many(1);
    const fresh = comment({ body: 'fresh', createdAt: old!.createdAt + 10 * 86_400_000 });
    const answered = comment({ body: 'answered', createdAt: old!.createdAt + 1 });
    const reply = comment({ body: 'reply', createdAt: fresh.createdAt, parent: answered.id, root: answered.id });
    const list = await show([old!, fresh, answered, reply]);
    list.now = fresh.createdAt + 60_000;
    await rendered(list);
    const updated: string[] = [];
    for (const item of list.shadowRoot!.querySelectorAll('webinar-comment')) {
      item.addController({ hostUpdate: () => updated.push(item.comment.body) });
    }
    list.now += 60_000;
    await rendered(list);
    expect(updated).to.have.members(['fresh', 'answered']);
    expect(textOf(deep(list, 'webinar-comment'))).to.include('2 minutes ago');
  });

  it('moves the element of a comment that is pinned from far down, and back', async () => {
    const comments = many(120);
    const list = await show(comments);
    await until('all are there', () => bodies(list).length === 120);
    const items = Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'));
    const inOrder = (order: readonly Element[]): boolean =>
      Array.from(list.shadowRoot!.querySelectorAll('webinar-comment')).every((item, i) => item === order[i]);
    list.pinned = comments[20]!.id;
    await until('it is first', () => inOrder([items[99]!, ...items.slice(0, 99), ...items.slice(100)]));
    list.pinned = comments[60]!.id;
    await until('another one is', () => inOrder([items[59]!, ...items.slice(0, 59), ...items.slice(60)]));
    list.pinned = null;
    await until('all are back', () => inOrder(items));
    list.comments = comments.slice(0, 30);
    await until('the others are gone', () => bodies(list).length === 30);
    expect(inOrder(items.slice(90))).to.be.true;
  });

  it('leaves the focus where it is, for no moment elsewhere, when comments change places', async () => {
    const list = await show(many(120));
    await until('all are there', () => bodies(list).length === 120);
    const items = Array.from(list.shadowRoot!.querySelectorAll('webinar-comment'));
    let losses = 0;
    list.shadowRoot!.addEventListener('focusout', () => losses++);
    for (const [held, pinned] of [
      [5, 5],
      [0, 3],
      [3, null],
      [99, 99],
      [60, 70],
      [70, 80],
      [1, null],
      [0, 119],
    ] as const) {
      items[held]!.focus();
      losses = 0;
      list.pinned = pinned === null ? null : items[pinned]!.comment.id;
      const order = items.map(({ comment: { body } }) => body);
      if (pinned !== null) order.unshift(...order.splice(pinned, 1));
      await until(`${String(pinned)} is first`, () => bodies(list).join() === order.join());
      await rendered(list);
      expect(losses, `${String(held)} while ${String(pinned)} is pinned`).to.equal(0);
      await focusReaches(items[held]!, '[role=heading]');
    }
  });

  it('asks for everything', async () => {
    const list = await show(many(2, 100));
    list.hasMore = true;
    await rendered(list);
    let isAll = false;
    list.addEventListener('comments-more-request', (request: CommentsMoreRequest) => {
      isAll = request.isAll;
      request.respondWith(Promise.resolve());
      list.hasMore = false;
      list.comments = [...list.comments, ...many(100)];
    });
    deep(list, '[part=all]').click();
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    expect(isAll).to.be.true;
    expect((focused()?.getRootNode() as ShadowRoot).host).to.have.nested.property('comment.body', 'c99');
    await until('all are there', () => bodies(list).length === 102);
  });

  it('asks for more and puts the focus on the first new comment', async () => {
    const list = await show(many(2, 10));
    list.hasMore = true;
    await rendered(list);
    list.addEventListener('comments-more-request', (request: CommentRequest) => {
      request.respondWith(Promise.resolve());
      list.comments = [...list.comments, ...many(2)];
    });
    deep(list, '.more button').click();
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    expect(bodies(list)).to.deep.equal(['c11', 'c10', 'c1', 'c0']);
    expect((focused()?.getRootNode() as ShadowRoot).host).to.have.nested.property('comment.body', 'c1');
  });

  it('leaves the focus where the person went meanwhile', async () => {
    const list = await show(many(2, 10));
    const field = document.body.appendChild(document.createElement('input'));
    list.hasMore = true;
    await rendered(list);
    list.addEventListener('comments-more-request', (request: CommentRequest) => {
      request.respondWith(Promise.resolve());
      field.focus();
      list.comments = [...list.comments, ...many(2)];
    });
    deep(list, '.more button').focus();
    deep(list, '.more button').click();
    await until('all are there', () => bodies(list).length === 4);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.activeElement === field).to.be.true;
    field.remove();
  });

  it('goes to the last comment when there are no more, and awaits none', async () => {
    const list = await show(many(2, 10));
    list.hasMore = true;
    await rendered(list);
    list.addEventListener('comments-more-request', (request: CommentRequest) => {
      request.respondWith(Promise.resolve());
      list.isLoadingMore = true;
    });
    deep(list, '.more button').focus();
    deep(list, '.more button').click();
    await rendered(list);
    list.isLoadingMore = list.hasMore = false;
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    expect((focused()?.getRootNode() as ShadowRoot).host).to.have.nested.property('comment.body', 'c10');
    (focused() as HTMLElement).blur();
    list.comments = [...list.comments, ...many(1)];
    await until('it is there', () => bodies(list).length === 3);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(document.activeElement === document.body).to.be.true;
  });

  it('keeps the pressed button while comments are loaded, and shows a new one below them', async () => {
    const list = await show(many(2, 10));
    list.hasMore = true;
    await rendered(list);
    list.addEventListener('comments-more-request', (request: CommentRequest) => {
      request.respondWith(new Promise(() => undefined));
      list.isLoadingMore = true;
    });
    for (const part of ['more', 'all']) {
      list.isLoadingMore = false;
      await rendered(list);
      const pressed = deep(list, `[part=${part}]`);
      pressed.focus();
      pressed.click();
      await rendered(list);
      list.comments = list.comments.map((each) => ({ ...each, hearts: each.hearts + 1 }));
      await rendered(list);
      expect(focused()?.getAttribute('part')).to.equal(part);
      expect(pressed.ariaDisabled).to.equal('true');
    }
    const before = deep(list, '.more');
    list.isLoadingMore = false;
    list.comments = [...list.comments, ...many(2)];
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    await until('the buttons are back', () => list.shadowRoot!.querySelector('.more'));
    expect(deep(list, '.more') === before).to.be.false;
  });

  it('says when older comments cannot be loaded', async () => {
    const list = await show(many(1));
    list.hasMore = true;
    await rendered(list);
    list.addEventListener('comments-more-request', (request: CommentRequest) => {
      request.respondWith(Promise.reject(new CommentsError('offline', 'No network.')));
    });
    deep(list, '.more button').click();
    await until('it says so', () => textOf(list).includes('connection'));
    expect(deep(list, '.more button').textContent.trim()).to.equal('Load more');
    await expectAccessible(list);
  });

  it('lets arrivals wait where they would move something, and moves nothing', async () => {
    const list = await show(many(3));
    const place = (): number => deep(list, 'webinar-comment').getBoundingClientRect().top;
    const before = place();
    list.arrivals = many(2, 20);
    await rendered(list);
    expect(button(list)?.textContent.trim()).to.equal('2 new comments');
    expect(Math.abs(place() - before)).to.be.below(1);
    button(list)!.click();
    await until('they are shown', () => bodies(list).length === 5);
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    expect((focused()?.getRootNode() as ShadowRoot).host).to.have.nested.property('comment.body', 'c21');
    expect(button(list)).to.be.null;
  });

  it('puts the focus on a new reply', async () => {
    const comments = many(2);
    const list = await show(comments);
    const root = comments[1]!;
    list.arrivals = [comment({ body: 'reply', parent: root.id, root: root.id })];
    await rendered(list);
    button(list)!.click();
    await until('the focus moved', () => focused()?.getAttribute('role') === 'heading');
    expect((focused()?.getRootNode() as ShadowRoot).host).to.have.nested.property('comment.body', 'reply');
  });

  it('lets the first comments of an empty thread in at once', async () => {
    const list = await show([]);
    list.arrivals = many(2);
    await until('they are shown', () => bodies(list).length === 2);
  });

  it('lets in at once what comes in below the screen', async () => {
    const comments = many(2);
    const list = await show(comments);
    list.parentElement!.style.paddingTop = '200vh';
    list.arrivals = many(1, 20);
    await until('it is shown', () => bodies(list).length === 3);
    list.parentElement!.style.paddingTop = '0';
    const [last] = comments;
    deep(list, '[role=listitem]:last-child').style.paddingTop = '200vh';
    list.arrivals = [comment({ body: 'reply', parent: last!.id, root: last!.id })];
    await until('the reply is shown', () => list.arrivals.length === 0);
  });

  it('is accessible everywhere', async () => {
    for (const look of SURROUNDINGS) {
      const list = await onPage<WebinarCommentList>(
        html`<webinar-comment-list
          .comments=${many(3)}
          .arrivals=${many(1, 20)}
          .hasMore=${true}
          .isOpen=${true}
        ></webinar-comment-list>`,
        look,
      );
      await expectAccessible(list);
    }
  });
});
