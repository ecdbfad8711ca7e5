import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { CommentsError } from '../../src/model/errors.js';
import { LOADING, type ReadySnapshot, type StoreSnapshot } from '../../src/store/comment-store.js';
import type { WebinarComments } from '../../src/widget/webinar-comments.js';
import '../../src/widget/webinar-comments.js';
import { expectAccessible } from '../support/axe.js';
import { comment } from '../support/builders.js';
import { MemoryStore, READY } from '../support/memory-store.js';
import { deep, focusReaches, onPage, rendered, SURROUNDINGS, textOf, type Surroundings } from '../support/page.js';
import { until } from '../support/until.js';

const offline = new CommentsError('offline', 'No network.');
const misconfigured = new CommentsError('misconfigured', 'The attribute "thread" is wrong.', 'thread');
const root = comment({ name: 'Ann', body: 'Hello' });
const reply = comment({ parent: root.id, root: root.id });

const states: readonly (readonly [name: string, sentence: string, snapshot: StoreSnapshot])[] = [
  ['loading', 'Loading comments', { status: 'loading' }],
  ['empty', 'No comments yet', READY],
  ['failed', 'no connection', { status: 'failed', error: offline }],
  ['misconfigured', 'cannot be shown', { status: 'failed', error: misconfigured }],
  ['closed', 'closed', { ...READY, isOpen: false, comments: [root] }],
  ['offline', 'offline', { ...READY, connection: 'offline', comments: [root] }],
  ['in memory only', 'gone when you leave', { ...READY, keeping: 'memory' }],
  ['full', '( 3 + )', { ...READY, comments: [root, reply, comment()], hasMore: true, arrivals: [comment()] }],
];

describe('the states of <webinar-comments>', () => {
  const realError = console.error;

  beforeEach(() => {
    console.error = () => undefined;
  });

  afterEach(() => {
    console.error = realError;
  });

  async function show(snapshot: StoreSnapshot, look: Surroundings = 'light'): Promise<[WebinarComments, MemoryStore]> {
    const store = new MemoryStore(snapshot);
    const element = await onPage<WebinarComments>(html`<webinar-comments .store=${store}></webinar-comments>`, look);
    await until('it is near', () => store.isWatched);
    await until('its words are here', () => deep(element, 'section').className !== 'awaited');
    await rendered(element);
    return [element, store];
  }

  for (const [name, sentence, snapshot] of states) {
    it(`says what ${name} means, accessibly, everywhere`, async () => {
      for (const look of SURROUNDINGS) {
        const [element] = await show(snapshot, look);
        expect(textOf(element)).to.include(sentence);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
        await expectAccessible(element);
        // What is below the screen is not opened, so the next one needs the place.
        element.parentElement!.remove();
      }
    });
  }

  it('keeps the form where words may be written, and only there', async () => {
    const hasForm = async (snapshot: StoreSnapshot): Promise<boolean> => {
      const [element] = await show(snapshot);
      return element.shadowRoot!.querySelector('webinar-comment-form') !== null;
    };
    expect(await hasForm({ status: 'loading' })).to.be.true;
    expect(await hasForm({ status: 'failed', error: offline })).to.be.true;
    expect(await hasForm({ ...READY, isOpen: false })).to.be.false;
    expect(await hasForm({ status: 'failed', error: misconfigured })).to.be.false;
  });

  it('tries again when asked', async () => {
    const [element] = await show({ status: 'failed', error: offline });
    deep(element, '.status button').click();
    await until('it is ready', () => textOf(element).includes('No comments yet'));
  });

  it('never moves the focus when others write', async () => {
    const [element, store] = await show({ ...READY, comments: [root] });
    const field = deep(element, 'webinar-comment-form', 'textarea');
    field.focus();
    store.set({ arrivals: [comment()] });
    store.set({ comments: [root, reply] });
    await rendered(element);
    await focusReaches(field);
  });

  it('hands the focus to the heading when others remove the comment under it', async () => {
    const [element, store] = await show({ ...READY, comments: [root] });
    deep(element, 'webinar-comment-list', 'webinar-comment', '#reply').focus();
    store.set({ comments: [{ ...root, state: 'removed', body: '', name: '' }] });
    await focusReaches(element, 'webinar-comment-list', 'webinar-comment', '#heading');
  });

  it('hands the focus to the heading when what had it is not needed any more', async () => {
    const [element, store] = await show({ status: 'failed', error: offline });
    deep(element, '.status button').focus();
    // It was tried again by itself.
    store.show(LOADING);
    await focusReaches(element, '#heading');
    store.show(READY);
    await until('there is a form', () => element.shadowRoot!.querySelector('webinar-comment-form'));
    deep(element, 'webinar-comment-form', 'textarea').focus();
    store.set({ isOpen: false });
    await focusReaches(element, '#heading');
  });

  it('puts the focus into the form when a failed comment is discarded', async () => {
    const failed = comment({ own: true, failed: offline });
    const [element] = await show({ ...READY, comments: [failed] });
    const item = deep(element, 'webinar-comment-list', 'webinar-comment');
    await until('its author may discard it', () => item.shadowRoot!.querySelector('#discard'));
    deep(item, '#discard').click();
    await until('it is gone', () => textOf(element).includes('No comments yet'));
    await focusReaches(element, 'webinar-comment-form', 'textarea');
  });

  it('follows the level of the heading', async () => {
    const [element] = await show({ ...READY, comments: [root] } satisfies ReadySnapshot);
    const levels = (): readonly (string | null)[] => [
      deep(element, '#heading').getAttribute('aria-level'),
      deep(element, 'webinar-comment-list', 'webinar-comment', '#heading').getAttribute('aria-level'),
    ];
    expect(levels()).to.deep.equal(['2', '3']);
    element.headingLevel = 4;
    await rendered(element);
    expect(levels()).to.deep.equal(['4', '5']);
    for (const wrong of [0, 99, NaN]) {
      element.headingLevel = wrong;
      await rendered(element);
      expect(Number(levels()[0])).to.be.within(1, 5);
    }
  });

  it('takes looks from outside by custom properties', async () => {
    const [element] = await show(READY);
    element.style.setProperty('--webinar-comments-accent', 'rgb(1, 2, 3)');
    const button = deep(element, 'webinar-comment-form', '.primary');
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(1, 2, 3)');
  });
});
