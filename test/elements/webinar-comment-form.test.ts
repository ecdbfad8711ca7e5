import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import { defaultLocale } from '../../src/controllers/localize-controller.js';
import { fetchActing } from '../../src/elements/acting.js';
import type { WebinarCommentForm } from '../../src/elements/webinar-comment-form.js';
import '../../src/elements/webinar-comment-form.js';
import type { CommentEditRequest, CommentPostRequest } from '../../src/events/acting-requests.js';
import { CommentsError } from '../../src/model/errors.js';
import { expectAccessible } from '../support/axe.js';
import { FAMILY, newThread } from '../support/builders.js';
import { deep, focusReaches, onPage, press, rendered, SURROUNDINGS, textOf, type } from '../support/page.js';
import { until } from '../support/until.js';

describe('<webinar-comment-form>', () => {
  before(() => fetchActing(defaultLocale));

  let place: string;

  const makeForm = (purpose = 'comment', commentId: string | null = null, original = ''): Promise<WebinarCommentForm> =>
    onPage(
      html`<webinar-comment-form
        .place=${place}
        .purpose=${purpose}
        .commentId=${commentId}
        .original=${original}
      ></webinar-comment-form>`,
    );
  const body = (form: Element): HTMLTextAreaElement => deep(form, 'textarea');
  const name = (form: Element): HTMLInputElement => deep(form, 'input');
  const submit = async (form: WebinarCommentForm): Promise<void> => {
    deep(form, 'button[type=submit]').click();
    await form.updateComplete;
  };

  /** Answers the next request of a form and tells what was asked. */
  function answer(form: Element, response: Promise<void>): readonly (CommentPostRequest | CommentEditRequest)[] {
    const asked: (CommentPostRequest | CommentEditRequest)[] = [];
    const onRequest = (request: CommentPostRequest | CommentEditRequest): void => {
      asked.push(request);
      request.respondWith(response);
    };
    form.addEventListener('comment-post-request', onRequest as EventListener);
    form.addEventListener('comment-edit-request', onRequest as EventListener);
    return asked;
  }

  beforeEach(() => {
    place = newThread();
  });

  it('has the words of each purpose', async () => {
    const comment = textOf(await makeForm());
    for (const words of ['Your comment', 'Name (optional)', 'Post comment', 'Anyone can read']) {
      expect(comment).to.include(words);
    }
    const reply = textOf(await makeForm('reply', 'A'.repeat(20)));
    for (const words of ['Your reply', 'Post reply', 'Cancel', 'Anyone can read']) expect(reply).to.include(words);
    const edit = await makeForm('edit', 'A'.repeat(20), 'As it was');
    expect(textOf(edit)).to.include('Save changes');
    expect(body(edit).value).to.equal('As it was');
  });

  it('labels its fields and ties the notice to the button', async () => {
    const form = await makeForm();
    expect(body(form).labels[0]?.textContent).to.equal('Your comment');
    expect(name(form).labels?.[0]?.textContent).to.equal('Name (optional)');
    expect(name(form).getAttribute('autocomplete')).to.equal('nickname');
    const described = deep(form, 'button[type=submit]').getAttribute('aria-describedby');
    expect(deep(form, `#${described}`).textContent).to.include('Anyone can read');
  });

  it('asks for a comment, with cleaned words, by button and by keyboard', async () => {
    const form = await makeForm();
    const asked = answer(form, Promise.resolve());
    type(body(form), '  Hello ');
    type(name(form), ' Ann ');
    await submit(form);
    await rendered(form);
    expect(asked[0]).to.include({ body: 'Hello', name: 'Ann', parent: null });
    for (const modifier of ['ctrlKey', 'metaKey']) {
      type(body(form), modifier);
      press(body(form), 'Enter', { [modifier]: true });
      await rendered(form);
    }
    expect(asked.map((request) => request.body)).to.deep.equal(['Hello', 'ctrlKey', 'metaKey']);
  });

  it('clears when the answer is yes and keeps the name', async () => {
    const form = await makeForm();
    answer(form, Promise.resolve());
    type(body(form), 'Hello');
    type(name(form), 'Ann');
    await submit(form);
    await rendered(form);
    expect([body(form).value, name(form).value]).to.deep.equal(['', 'Ann']);
    expect(name(await makeForm('reply', 'A'.repeat(20))).value).to.equal('Ann');
  });

  it('keeps the words and says why when the answer is no', async () => {
    const form = await makeForm();
    answer(form, Promise.reject(new CommentsError('closed', 'Closed.')));
    type(body(form), 'Hello');
    await submit(form);
    await rendered(form);
    expect(body(form).value).to.equal('Hello');
    expect(deep(form, '[role=alert]').textContent).to.include('Not sent.').and.to.include('closed');
    await expectAccessible(form);
  });

  it('asks once however often the button is pressed', async () => {
    const form = await makeForm();
    let finish = (): void => undefined;
    const asked = answer(form, new Promise((resolve) => (finish = resolve)));
    type(body(form), 'Hello');
    await submit(form);
    await submit(form);
    expect(asked).to.have.lengthOf(1);
    expect(deep(form, 'button[type=submit]').getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(form)).to.include('Sending…');
    type(body(form), 'Hello and more');
    finish();
    await rendered(form);
    expect(body(form).value).to.equal('Hello and more');
  });

  const refused: readonly (readonly [what: string, words: string, person: string, field: string, sentence: string])[] =
    [
      ['nothing', '', '', 'textarea', 'Write something'],
      ['only spaces', ' \n\u200B', '', 'textarea', 'Write something'],
      ['2,001 characters', 'x'.repeat(2001), '', 'textarea', '1 character too long'],
      ['a name of 61 characters', 'x', 'y'.repeat(61), 'input', '60 characters'],
    ];
  for (const [what, words, person, field, sentence] of refused) {
    it(`refuses ${what} with a sentence beside the field`, async () => {
      const form = await makeForm();
      const asked = answer(form, Promise.resolve());
      type(body(form), words);
      type(name(form), person);
      await submit(form);
      const target = deep<HTMLInputElement>(form, field);
      expect(asked).to.be.empty;
      await focusReaches(target);
      expect(target.getAttribute('aria-invalid')).to.equal('true');
      const [problem] = target.getAttribute('aria-describedby')!.split(' ');
      expect(deep(form, `#${problem}`).textContent)
        .to.include(sentence)
        .and.to.include('Error:');
      expect([body(form).value, name(form).value]).to.deep.equal([words, person]);
      await expectAccessible(form);
    });
  }

  it('takes 2,000 emoji of several code points', async () => {
    const form = await makeForm();
    const asked = answer(form, Promise.resolve());
    type(body(form), FAMILY.repeat(2000));
    await submit(form);
    expect(asked).to.have.lengthOf(1);
  });

  it('counts near the limit, as a reader counts', async () => {
    const form = await makeForm();
    const counter = (): string => deep(form, '#counter').textContent.trim();
    type(body(form), 'x'.repeat(1799));
    await form.updateComplete;
    expect(counter()).to.equal('');
    type(body(form), FAMILY.repeat(1990));
    await form.updateComplete;
    expect(counter()).to.equal('10 characters left');
    type(body(form), 'x'.repeat(2003));
    await form.updateComplete;
    expect(counter()).to.equal('3 characters too many');
  });

  it('stores nothing before typing and brings unsent words back', async () => {
    const before = sessionStorage.length;
    const form = await makeForm();
    expect(sessionStorage.length).to.equal(before);
    type(body(form), 'Half a thought');
    type(name(form), 'Ann');
    form.remove();
    const again = await makeForm();
    expect([body(again).value, name(again).value]).to.deep.equal(['Half a thought', 'Ann']);
    place = newThread();
    expect(body(await makeForm()).value).to.equal('');
  });

  it('keeps a cancelled reply for later and gives a cancelled change up', async () => {
    const id = 'A'.repeat(20);
    const reply = await makeForm('reply', id);
    let closed = 0;
    reply.addEventListener('comment-form-close-request', () => closed++);
    type(body(reply), 'Half a reply');
    press(body(reply), 'Escape');
    expect(closed).to.equal(1);
    expect(body(await makeForm('reply', id)).value).to.equal('Half a reply');
    const edit = await makeForm('edit', id, 'As it was');
    type(body(edit), 'Changed');
    Array.from(edit.shadowRoot!.querySelectorAll('button')).at(-1)!.click();
    expect(body(await makeForm('edit', id, 'As it was')).value).to.equal('As it was');
  });

  it('offers the words of the comment at each change, whoever gave a name before', async () => {
    const post = await makeForm();
    answer(post, Promise.resolve());
    type(body(post), 'First words');
    type(name(post), 'Ann');
    await submit(post);
    await until('it is sent', () => body(post).value === '');
    for (const words of ['First words', 'Second words']) {
      const edit = await makeForm('edit', 'A'.repeat(20), words);
      expect(body(edit).value).to.equal(words);
      answer(edit, Promise.resolve());
      type(body(edit), 'Second words');
      await submit(edit);
      await until('it is saved', () => edit.body === '');
    }
    expect(name(await makeForm()).value).to.equal('Ann');
  });

  it('is accessible everywhere', async () => {
    for (const look of SURROUNDINGS) {
      await expectAccessible(await onPage(html`<webinar-comment-form></webinar-comment-form>`, look));
    }
  });

  it('is accessible everywhere with errors beside its fields, and with words that were not sent', async () => {
    for (const look of SURROUNDINGS) {
      const form = await onPage<WebinarCommentForm>(html`<webinar-comment-form></webinar-comment-form>`, look);
      type(deep<HTMLInputElement>(form, 'input'), 'x'.repeat(61));
      await submit(form);
      await until('the errors are there', () => form.shadowRoot!.querySelectorAll('.problem').length === 2);
      await expectAccessible(form);
      answer(form, Promise.reject(new CommentsError('busy', 'Busy.')));
      type(deep<HTMLInputElement>(form, 'input'), '');
      type(deep<HTMLTextAreaElement>(form, 'textarea'), 'Hello');
      await submit(form);
      await until('it says so', () => form.shadowRoot!.querySelector('[role=alert]'));
      await expectAccessible(form);
    }
  });
});
