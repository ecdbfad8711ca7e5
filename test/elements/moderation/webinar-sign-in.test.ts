import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { WebinarSignIn } from '../../../src/elements/moderation/webinar-sign-in.js';
import '../../../src/elements/moderation/webinar-sign-in.js';
import type { SignInRequest } from '../../../src/events/sign-in-request.js';
import { englishSignIn } from '../../../src/i18n/en/en-sign-in.js';
import type { SignInAttempt, SignInProblem } from '../../../src/model/sign-in.js';
import { expectAccessible } from '../../support/axe.js';
import { deep, focusReaches, onPage, rendered, SURROUNDINGS, textOf, type } from '../../support/page.js';
import { until } from '../../support/until.js';

describe('<webinar-sign-in>', () => {
  let attempts: SignInAttempt[];
  let answer: SignInProblem | null;

  const show = async (options: Partial<Pick<WebinarSignIn, 'isLink' | 'email'>> = {}, look = SURROUNDINGS[0]!) => {
    attempts = [];
    const onSignIn = (request: SignInRequest): void => {
      attempts.push(request.attempt);
      request.problem = answer;
      request.respondWith(Promise.resolve());
    };
    return onPage<WebinarSignIn>(
      html`<webinar-sign-in
        .words=${englishSignIn}
        .isLink=${options.isLink ?? false}
        .email=${options.email ?? ''}
        @sign-in-request=${onSignIn}
      ></webinar-sign-in>`,
      look,
    );
  };
  const press = async (element: Element, label: string): Promise<void> => {
    const buttons = Array.from(element.shadowRoot!.querySelectorAll('button'));
    buttons.find(({ textContent }) => textContent.trim() === label)!.click();
    await rendered(element);
  };

  beforeEach(() => {
    answer = null;
  });

  it('is a modal dialog with a name, fields that password managers know, and no violations in any look', async () => {
    for (const look of SURROUNDINGS) {
      const element = await show({}, look);
      const dialog = deep<HTMLDialogElement>(element, 'dialog');
      expect(dialog.open).to.be.true;
      expect(deep(element, '#email').getAttribute('autocomplete')).to.equal('username');
      expect(deep(element, '#password').getAttribute('autocomplete')).to.equal('current-password');
      await press(element, 'Sign in');
      await expectAccessible(element);
    }
  });

  it('asks for what is missing, beside the field that has the focus', async () => {
    const element = await show();
    await press(element, 'Sign in');
    expect(textOf(element)).to.include('Enter your e-mail address.');
    await focusReaches(element, '#email');
    expect(deep(element, '#email').getAttribute('aria-describedby')).to.equal('problem');
    type(deep<HTMLInputElement>(element, '#email'), 'mod@lantern-house.example');
    await press(element, 'Sign in');
    expect(textOf(element)).to.include('Enter your password');
    await focusReaches(element, '#password');
    expect(attempts).to.be.empty;
  });

  it('tells each problem in a sentence and keeps what was typed', async () => {
    const element = await show({ email: 'mod@lantern-house.example' });
    type(deep<HTMLInputElement>(element, '#password'), 'guess');
    for (const [problem, sentence] of Object.entries(englishSignIn.problems)) {
      if (problem === 'no-storage') continue;
      answer = problem as SignInProblem;
      await press(element, 'Sign in');
      await until(sentence, () => textOf(element).includes(sentence));
      expect(deep<HTMLInputElement>(element, '#password').value).to.equal('guess');
      expect(deep<HTMLInputElement>(element, '#email').value).to.equal('mod@lantern-house.example');
    }
    expect(attempts[0]).to.deep.equal({ way: 'password', email: 'mod@lantern-house.example', password: 'guess' });
  });

  it('asks nothing more of somebody who is signed in until the page is left, and says so', async () => {
    answer = 'no-storage';
    const element = await show({ email: 'mod@lantern-house.example' });
    type(deep<HTMLInputElement>(element, '#password'), 'correct horse');
    await press(element, 'Sign in');
    await until('it is said', () => textOf(element).includes('You are signed in until you leave this page'));
    await focusReaches(element, '#close');
    expect(element.shadowRoot!.querySelector('input')).to.be.null;
    expect(textOf(element)).to.include('Close').and.not.to.include('Cancel');
    await expectAccessible(element);
  });

  it('has a link sent without a password, and says where it went', async () => {
    const element = await show({ email: 'mod@lantern-house.example' });
    await press(element, 'Send me a link instead');
    await until('it is said', () => textOf(element).includes('on its way to mod@lantern-house.example'));
    expect(attempts).to.deep.equal([{ way: 'send-link', email: 'mod@lantern-house.example' }]);
  });

  it('opens a link by itself where the address is known, and asks for the address alone where it is not', async () => {
    await show({ isLink: true, email: 'mod@lantern-house.example' });
    expect(attempts).to.deep.equal([{ way: 'open-link', email: 'mod@lantern-house.example' }]);
    const element = await show({ isLink: true });
    expect(attempts).to.be.empty;
    expect(element.shadowRoot!.querySelector('#password')).to.be.null;
    type(deep<HTMLInputElement>(element, '#email'), 'mod@lantern-house.example');
    answer = 'expired-link';
    await press(element, 'Sign in');
    await until('another way is offered', () => element.shadowRoot!.querySelector('#password') !== null);
    expect(textOf(element)).to.include('used up or too old');
  });

  it('closes on Cancel', async () => {
    const element = await show();
    let closed = 0;
    element.addEventListener('comment-form-close-request', () => {
      closed++;
    });
    await press(element, 'Cancel');
    await until('it is closed', () => closed === 1);
  });
});
