import { expect } from '@esm-bundle/chai';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { defaultLocale } from '../../../src/controllers/localize-controller.js';
import type { WebinarCommentReport } from '../../../src/elements/acting/webinar-comment-report.js';
import '../../../src/elements/acting/webinar-comment-report.js';
import type { CommentReportRequest } from '../../../src/events/acting-requests.js';
import { REPORT_REASONS } from '../../../src/model/moderation.js';
import { CommentsError } from '../../../src/model/errors.js';
import { expectAccessible } from '../../support/axe.js';
import { comment, FAMILY } from '../../support/builders.js';
import { deep, focusReaches, onPage, press, rendered, SURROUNDINGS, textOf, type } from '../../support/page.js';
import { until } from '../../support/until.js';

const OFFLINE = new CommentsError('offline', 'No network.');

describe('<webinar-comment-report>', () => {
  const reported = comment({ name: 'Ann' });
  const show = (look = SURROUNDINGS[0]): Promise<WebinarCommentReport> =>
    onPage(html`<webinar-comment-report .comment=${reported}></webinar-comment-report>`, look);
  const radios = (form: Element): readonly HTMLInputElement[] =>
    Array.from(form.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=radio]'));
  const note = (form: Element): HTMLTextAreaElement => deep(form, 'textarea');
  const choose = (form: Element, reason: (typeof REPORT_REASONS)[number]): void => {
    radios(form)[REPORT_REASONS.indexOf(reason)]!.click();
  };
  const submit = async (form: WebinarCommentReport): Promise<void> => {
    deep(form, 'button[type=submit]').click();
    await rendered(form);
  };

  /** Answers the next requests of a form and tells what was asked. */
  function answer(form: HTMLElement, response: Promise<void>): readonly CommentReportRequest[] {
    const asked: CommentReportRequest[] = [];
    form.addEventListener('comment-report-request', (request) => {
      asked.push(request);
      request.respondWith(response);
    });
    return asked;
  }

  function closings(form: HTMLElement): () => number {
    let count = 0;
    form.addEventListener('comment-form-close-request', () => count++);
    return () => count;
  }

  it('asks what is wrong with whose comment, and says who reads the answer', async () => {
    const form = await show();
    expect(deep(form, 'legend').textContent).to.equal('What is wrong with the comment of Ann?');
    expect(radios(form).map((radio) => radio.labels![0]!.textContent.trim())).to.deep.equal([
      'It advertises or has nothing to do with this page',
      'It insults, threatens or mocks somebody',
      'It tells private details about a person',
      'I am worried about this person',
      'Something else',
    ]);
    expect(radios(form).some(({ checked }) => checked)).to.be.false;
    expect(note(form).labels[0]?.textContent).to.include('optional');
    expect(textOf(form)).to.include('Only the moderators of this page read reports.');
    form.focus();
    await focusReaches(radios(form)[0]!);
  });

  it('says that a reason is missing, tied to the reasons, with the focus on the first', async () => {
    const form = await show();
    const asked = answer(form, Promise.resolve());
    type(note(form), 'Just a note');
    await submit(form);
    await focusReaches(radios(form)[0]!);
    const problem = deep(form, `#${deep(form, 'fieldset').getAttribute('aria-describedby')}`);
    expect(problem.textContent).to.include('Choose a reason first.');
    expect(problem.getAttribute('role')).to.equal('alert');
    expect([asked.length, note(form).value]).to.deep.equal([0, 'Just a note']);
    await expectAccessible(form);
    choose(form, 'abuse');
    await rendered(form);
    expect(form.shadowRoot!.querySelector('#problem')).to.be.null;
    expect(deep(form, 'fieldset').hasAttribute('aria-describedby')).to.be.false;
  });

  it('says that a note is too long, as a reader counts, and keeps it', async () => {
    const form = await show();
    const asked = answer(form, Promise.resolve());
    choose(form, 'other');
    const long = `  ${FAMILY.repeat(501)} `;
    type(note(form), long);
    await submit(form);
    await focusReaches(note(form));
    expect(asked).to.be.empty;
    expect(note(form).value).to.equal(long);
    expect(note(form).getAttribute('aria-invalid')).to.equal('true');
    const problem = deep(form, `#${note(form).getAttribute('aria-describedby')}`);
    expect(problem.textContent).to.equal('A note can have 500 characters at most.');
    await expectAccessible(form);
    type(note(form), FAMILY.repeat(500));
    await form.updateComplete;
    expect(note(form).getAttribute('aria-invalid')).to.equal('false');
    await submit(form);
    expect(asked).to.have.lengthOf(1);
  });

  for (const reason of REPORT_REASONS) {
    it(`asks to report ${reason} with its note`, async () => {
      const form = await show();
      const asked = answer(form, Promise.resolve());
      choose(form, reason);
      type(note(form), 'Please look at this.');
      await submit(form);
      expect(asked).to.have.lengthOf(1);
      expect(asked[0]).to.include({ commentId: reported.id, reason, note: 'Please look at this.' });
      await until('it is over', () => form.shadowRoot!.querySelector('#thanks'));
    });
  }

  it('is filled in and sent with the keyboard alone', async () => {
    const form = await show();
    const asked = answer(form, Promise.resolve());
    form.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'Tab']) await sendKeys({ press: key });
    await focusReaches(form, 'textarea');
    await sendKeys({ type: 'By hand' });
    await sendKeys({ press: 'Tab' });
    await focusReaches(form, 'button[type=submit]');
    await sendKeys({ press: 'Enter' });
    await until('it is asked', () => asked.length === 1);
    expect(asked[0]).to.include({ reason: 'personal', note: 'By hand' });
  });

  it('says that it sends, once however often the button is pressed', async () => {
    const form = await show();
    let finish = (): void => undefined;
    const asked = answer(form, new Promise((resolve) => (finish = resolve)));
    choose(form, 'spam');
    await submit(form);
    await submit(form);
    const button = deep(form, 'button[type=submit]');
    expect([button.textContent.trim(), button.ariaDisabled]).to.deep.equal(['Sending…', 'true']);
    await expectAccessible(form);
    finish();
    await focusReaches(form, '#thanks');
    expect(asked).to.have.lengthOf(1);
  });

  it('thanks, with the focus on the thanks, and closes', async () => {
    const form = await show();
    answer(form, Promise.resolve());
    const closed = closings(form);
    choose(form, 'abuse');
    await submit(form);
    await focusReaches(form, '#thanks');
    expect(textOf(form)).to.equal('Thank you. A moderator will look at it. Close');
    deep(form, 'button').click();
    expect(closed()).to.equal(1);
  });

  it('names the emergency number to those who worry', async () => {
    const form = await show();
    answer(form, Promise.resolve());
    choose(form, 'worried');
    await submit(form);
    await focusReaches(form, '#thanks');
    expect(deep(form, '#thanks').textContent).to.include('call your local emergency number');
  });

  it('keeps everything typed and says why when the answer is no', async () => {
    const form = await show();
    const asked = answer(form, Promise.reject(OFFLINE));
    choose(form, 'personal');
    type(note(form), 'An address is in it.');
    await submit(form);
    await until('it says so', () => form.shadowRoot!.querySelector('[role=alert]'));
    expect(deep(form, '[role=alert]').textContent).to.include('Not sent.').and.to.include('There is no connection');
    expect(note(form).value).to.equal('An address is in it.');
    expect(radios(form).map(({ checked }) => checked)).to.deep.equal([false, false, true, false, false]);
    expect(deep(form, 'button[type=submit]').ariaDisabled).to.equal('false');
    await expectAccessible(form);
    await submit(form);
    expect(asked).to.have.lengthOf(2);
  });

  it('closes with Cancel and with Escape, but not while a word is composed', async () => {
    const form = await show();
    const asked = answer(form, Promise.resolve());
    const closed = closings(form);
    choose(form, 'spam');
    press(note(form), 'Escape', { isComposing: true });
    expect(closed()).to.equal(0);
    press(note(form), 'Escape');
    expect(closed()).to.equal(1);
    press(radios(form)[0]!, 'Escape');
    expect(closed()).to.equal(2);
    deep(form, 'button[type=button]').click();
    expect(closed()).to.equal(3);
    expect(asked).to.be.empty;
  });

  it('says so when its words cannot be fetched, and can be closed', async () => {
    const forReports = () => Promise.reject(new Error('No network.'));
    const locale = { ...defaultLocale, messages: { ...defaultLocale.messages, forReports } };
    const form = await onPage<WebinarCommentReport>(
      html`<webinar-comment-report .comment=${reported} .locale=${locale}></webinar-comment-report>`,
    );
    expect(deep(form, '[role=alert]').textContent).to.include('There is no connection');
    const closed = closings(form);
    form.focus();
    await focusReaches(form, 'button');
    await expectAccessible(form);
    deep(form, 'button').click();
    expect(closed()).to.equal(1);
  });

  it('is accessible everywhere in each step', async () => {
    for (const look of SURROUNDINGS) {
      const form = await show(look);
      answer(form, Promise.resolve());
      await expectAccessible(form);
      await submit(form);
      await expectAccessible(form);
      choose(form, 'worried');
      type(note(form), 'x'.repeat(501));
      await submit(form);
      await expectAccessible(form);
      expect(form.scrollWidth).to.be.at.most(form.clientWidth);
      type(note(form), 'x'.repeat(400));
      await submit(form);
      await focusReaches(form, '#thanks');
      await expectAccessible(form);
      expect(form.scrollWidth).to.be.at.most(form.clientWidth);
    }
  });
});
