import { expect } from '@esm-bundle/chai';
import { html, nothing } from 'lit';
import type { WebinarCommentForm } from '../../src/elements/webinar-comment-form.js';
import { CommentsError } from '../../src/model/errors.js';
import { seedThread } from '../../src/store/local/comment-database.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { comment, newThread, storedComment } from '../support/builders.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { deep, focusReaches, onPage, rendered, textOf, type } from '../support/page.js';
import { until } from '../support/until.js';

const open = (thread: string | null = newThread()): Promise<WebinarComments> =>
  onPage(html`<webinar-comments thread=${thread ?? nothing}></webinar-comments>`);

const isReady = (element: Element): boolean => !textOf(element).includes('Loading comments');

async function openReady(thread: string | null = newThread()): Promise<WebinarComments> {
  const element = await open(thread);
  await until('it is ready', () => isReady(element));
  return element;
}

const form = (element: Element): WebinarCommentForm => deep(element, 'webinar-comment-form');

async function post(element: Element, body: string, name = ''): Promise<void> {
  const target = form(element);
  type(deep(target, 'textarea'), body);
  if (name !== '') type(deep(target, 'input'), name);
  deep(target, 'button[type=submit]').click();
  await until(`"${body}" is there`, () => commentOf(element, body) && !textOf(element).includes('Sending…'));
}

function commentOf(element: Element, body: string): Element | undefined {
  const list = element.shadowRoot!.querySelector('webinar-comment-list');
  const items = Array.from(list?.shadowRoot?.querySelectorAll('webinar-comment') ?? []);
  const replies = items.flatMap((item) => Array.from(item.shadowRoot?.querySelectorAll('webinar-comment') ?? []));
  return [...items, ...replies].find((item) => item.comment.body === body);
}

describe('<webinar-comments>', () => {
  const realError = console.error;
  let complaints: string[] = [];
  const crashes: string[] = [];
  const onCrash = (event: ErrorEvent | PromiseRejectionEvent): void => {
    crashes.push(String('reason' in event ? event.reason : event.message));
  };

  before(() => {
    window.addEventListener('error', onCrash);
    window.addEventListener('unhandledrejection', onCrash);
  });

  beforeEach(() => {
    complaints = [];
    console.error = (line: string) => complaints.push(line);
  });

  afterEach(() => {
    console.error = realError;
    expect(crashes.splice(0)).to.be.empty;
  });

  after(() => {
    window.removeEventListener('error', onCrash);
    window.removeEventListener('unhandledrejection', onCrash);
  });

  it('shows an empty thread, a form and a labelled section', async () => {
    const element = await openReady();
    expect(textOf(element)).to.include('No comments yet').and.to.include('Post comment');
    const section = deep(element, 'section');
    expect(deep(element, `#${section.getAttribute('aria-labelledby')}`).textContent).to.include('Comments');
    expect(deep(element, '#heading').getAttribute('aria-level')).to.equal('2');
  });

  it('posts, replies, edits, removes and brings back', async () => {
    const element = await openReady();
    await post(element, 'First', 'Ann');
    expect(textOf(deep(element, '#heading'))).to.equal('Comments ( 1 )');
    const first = commentOf(element, 'First')!;
    expect(textOf(first)).to.include('Ann');

    deep(first, '#reply').click();
    await until('the form is there', () =>
      first.shadowRoot?.querySelector('webinar-comment-form')?.shadowRoot?.querySelector('textarea'),
    );
    const reply = deep(first, 'webinar-comment-form');
    type(deep(reply, 'textarea'), 'Second');
    deep(reply, 'button[type=submit]').click();
    await until('the reply is there', () => commentOf(element, 'Second'));
    await focusReaches(first, '#reply');

    deep(first, '#edit').click();
    await until('the form is there', () =>
      first.shadowRoot?.querySelector('webinar-comment-form')?.shadowRoot?.querySelector('textarea'),
    );
    const edit = deep(first, 'webinar-comment-form');
    type(deep(edit, 'textarea'), 'First, better');
    deep(edit, 'button[type=submit]').click();
    await until('the change is there', () => commentOf(element, 'First, better'));
    expect(textOf(first)).to.include('edited');

    deep(first, '#remove').click();
    await until('it is removed', () => textOf(first).includes('Comment removed'));
    expect(textOf(first)).to.include('Second');
    await focusReaches(first, '#restore');
    deep(first, '#restore').click();
    await until('it is back', () => textOf(first).includes('First, better'));
    await focusReaches(first, '#remove');
  });

  it('leaves the focus in the form after posting', async () => {
    const element = await openReady();
    const field = deep<HTMLTextAreaElement>(form(element), 'textarea');
    type(field, 'Hello');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await until('it is there', () => commentOf(element, 'Hello'));
    await until('the field is empty', () => field.value === '');
    await focusReaches(field);
  });

  it('goes on from the heading of what was answered when a failed reply is discarded, from the form otherwise', async () => {
    const failed = new CommentsError('refused', 'Not taken.');
    const root = comment({ body: 'Root' });
    const reply = comment({ body: 'Reply', parent: root.id, root: root.id, own: true, failed });
    const lonely = comment({ body: 'Lonely', own: true, failed });
    const store = new MemoryStore({ ...READY, comments: [root, reply, lonely] });
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
    for (const [body, place, selector] of [
      ['Reply', () => commentOf(element, 'Root')!, '#heading'],
      ['Lonely', () => form(element), 'textarea'],
    ] as const) {
      const button = (): HTMLElement | null =>
        commentOf(element, body)?.shadowRoot?.querySelector<HTMLElement>('#discard') ?? null;
      await until('its buttons are there', button);
      let visits = 0;
      form(element).addEventListener('focusin', () => visits++, { once: true });
      button()?.focus();
      button()?.click();
      await until('it is gone', () => !commentOf(element, body));
      await focusReaches(place(), selector);
      expect(visits).to.equal(body === 'Reply' ? 0 : 1);
    }
  });

  it('tells the page what happened, and no words', async () => {
    const element = await open();
    const events: (Event & Record<string, unknown>)[] = [];
    for (const name of ['ready', 'post', 'error']) {
      document.body.addEventListener(`webinar-comments-${name}`, (event) => events.push(event as never), {
        once: true,
      });
    }
    await until('it is ready', () => isReady(element));
    await post(element, 'Secret words', 'Secret name');
    await until('the page knows', () => events.length >= 2);
    expect(events.map(({ type: name }) => name)).to.deep.equal(['webinar-comments-ready', 'webinar-comments-post']);
    expect(events[0]).to.have.property('count', 0);
    expect(events[1]?.['commentId']).to.match(/^[A-Za-z0-9]{20}$/);
    for (const event of events) expect(Object.values(event).join()).not.to.include('Secret');
  });

  it('says aloud what became of a comment', async () => {
    const element = await openReady();
    const spoken: string[] = [];
    const region = deep(element, '[role=status]');
    new MutationObserver(() => spoken.push(region.textContent)).observe(region, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    Object.assign(element, { ariaNotify: (message: string) => spoken.push(message) });
    await post(element, 'Hello');
    await until('it is said', () => spoken.some((message) => message.includes('posted')));
  });

  it('follows a change of its thread and never shows the old one', async () => {
    const [one, other] = [newThread(), newThread()];
    await seedThread(one, [storedComment({ body: 'Of one' })]);
    await seedThread(other, [storedComment({ body: 'Of the other' })]);
    const element = await openReady(one);
    await until('one is there', () => commentOf(element, 'Of one'));
    element.thread = other;
    await element.updateComplete;
    expect(textOf(element)).not.to.include('Of one');
    await until('the other is there', () => commentOf(element, 'Of the other'));
    expect(textOf(element)).not.to.include('Of one');
    element.thread = one;
    element.thread = other;
    element.thread = one;
    await until('one is back', () => commentOf(element, 'Of one'));
    expect(textOf(element)).not.to.include('Of the other');
  });

  it('names the thread after the canonical address of the page', async () => {
    const link = Object.assign(document.createElement('link'), {
      rel: 'canonical',
      href: `https://a.example/${newThread()}`,
    });
    document.head.append(link);
    const first = await openReady(null);
    await post(first, 'By address');
    first.remove();
    const again = await openReady(null);
    await until('it is there', () => commentOf(again, 'By address'));
    link.remove();
  });

  it('keeps two threads on one page apart', async () => {
    const [one, other] = [await openReady(), await openReady()];
    await post(one, 'In one');
    await post(other, 'In the other');
    expect(textOf(one)).not.to.include('In the other');
    expect(textOf(other)).not.to.include('In one');
  });

  it('keeps its thread and the words in its form when it is moved', async () => {
    const element = await openReady();
    await post(element, 'Before');
    type(deep(form(element), 'textarea'), 'Half a thought');
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await rendered(element);
    expect(commentOf(element, 'Before')).to.exist;
    expect(deep<HTMLTextAreaElement>(form(element), 'textarea').value).to.equal('Half a thought');
    await post(element, 'After');
  });

  it('keeps a comment that was on its way when the element was removed', async () => {
    const thread = newThread();
    const element = await openReady(thread);
    type(deep(form(element), 'textarea'), 'On its way');
    deep(form(element), 'button[type=submit]').click();
    element.remove();
    const again = await openReady(thread);
    await until('it is there', () => {
      again.shadowRoot
        ?.querySelector('webinar-comment-list')
        ?.shadowRoot?.querySelector<HTMLElement>('.arrivals button')
        ?.click();
      return commentOf(again, 'On its way');
    });
  });

  it('starts again when it comes back to the page', async () => {
    const thread = newThread();
    const element = await openReady(thread);
    await post(element, 'Still here');
    const page = element.parentElement!;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    page.append(element);
    await until('it is there', () => commentOf(element, 'Still here'));
  });

  it('takes any store of the right shape and leaves closing it to the page', async () => {
    const store = new MemoryStore(READY);
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`);
    await until('it is ready', () => isReady(element));
    type(deep(form(element), 'textarea'), 'Hello');
    deep(form(element), 'button[type=submit]').click();
    await until('it is posted', () => store.posted.length === 1);
    expect(store.posted[0]).to.include({ body: 'Hello', name: '', parent: null });
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.isClosed).to.be.false;
  });

  const wrong: readonly (readonly [attribute: string, settings: Partial<WebinarComments>])[] = [
    ['thread', { thread: 'a/b' }],
    ['thread', { thread: '../../secrets' }],
    ['project-id', { projectId: 'No Such', apiKey: 'key' }],
    ['api-key', { projectId: 'demo-project' }],
    ['emulator', { projectId: 'demo-project', apiKey: 'key', emulator: 'nowhere' }],
    ['project-id', { config: { projectId: { evil: true }, apiKey: 7 } as never }],
    ['project-id', { config: { projectId: '../..', apiKey: 'key' } }],
  ];
  for (const [attribute, settings] of wrong) {
    it(`names "${attribute}" in one line for ${JSON.stringify(settings)}`, async () => {
      const element = await open();
      complaints = [];
      let fact: Event | undefined;
      element.addEventListener('webinar-comments-error', (event) => (fact = event));
      Object.assign(element, settings);
      await until('it says so', () => textOf(element).includes('cannot be shown'));
      await until('the web team is told', () => complaints.length > 0);
      expect(complaints).to.have.lengthOf(1);
      expect(complaints[0])
        .to.match(/^\[webinar-comments\] /)
        .and.to.include(`"${attribute}"`)
        .and.to.include('takes');
      expect(fact).to.include({ code: 'misconfigured', attribute });
      expect(element.shadowRoot!.querySelector('webinar-comment-form')).to.be.null;
    });
  }

  it('names the emulator that does not answer, once, and keeps the form', async () => {
    const element = await open();
    complaints = [];
    Object.assign(element, { projectId: 'demo-project', apiKey: 'key', emulator: '127.0.0.1:9' });
    await until('it says so', () => textOf(element).includes('no connection'));
    expect(complaints).to.have.lengthOf(1);
    expect(complaints[0]).to.include('"emulator"');
    type(deep(form(element), 'textarea'), 'Kept');
    deep(form(element), 'button[type=submit]').click();
    await until('it is refused', () => textOf(element).includes('Not sent.'));
    expect(deep<HTMLTextAreaElement>(form(element), 'textarea').value).to.equal('Kept');
  });
});
