import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import type { WebinarModerationActions } from '../../../src/elements/moderation/webinar-moderation-actions.js';
import '../../../src/elements/moderation/webinar-moderation-actions.js';
import { englishModerator } from '../../../src/i18n/en/en-moderator.js';
import { formatsOf } from '../../../src/i18n/formats.js';
import type { CommentsErrorCode } from '../../../src/model/errors.js';
import type { ModeratorAction } from '../../../src/model/moderation.js';
import { expectAccessible } from '../../support/axe.js';
import { storedComment } from '../../support/builders.js';
import { deep, focused, focusReaches, onPage, press, rendered, SURROUNDINGS, textOf } from '../../support/page.js';
import { until } from '../../support/until.js';
import { FakeDesk } from './fake-desk.js';

const thread = 'talk';
const DAY = 86_400_000;
const root = storedComment({ name: 'Ann' });
const { id } = root;
const reply = storedComment({ name: 'Bo', body: 'A reader answers.', parent: id, root: id });
const expert = storedComment({ name: 'Ines', body: 'The expert answers.', parent: id, root: id, role: 'expert' });
const gone = storedComment({ body: '', parent: id, root: id, state: 'removed' });

describe('<webinar-moderation-actions>', () => {
  const show = (properties: Partial<WebinarModerationActions> = {}, look = SURROUNDINGS[0]) =>
    onPage<WebinarModerationActions>(
      html`<webinar-moderation-actions
        .thread=${thread}
        .comment=${properties.comment ?? root}
        .kind=${properties.kind ?? 'shown'}
        .author=${'Ann'}
        .isPinned=${properties.isPinned ?? false}
        .replies=${properties.replies ?? []}
        .words=${englishModerator(formatsOf('en'))}
      ></webinar-moderation-actions>`,
      look,
    );
  const buttons = (element: Element): readonly string[] =>
    Array.from(element.shadowRoot!.querySelectorAll('.row:first-child > button'), (button) =>
      button.textContent.trim(),
    );
  const select = (element: Element): HTMLSelectElement => deep(element, 'select');
  const hasChooser = (element: Element): boolean => element.shadowRoot!.querySelector('form') !== null;
  const tap = async (element: WebinarModerationActions, selector: string): Promise<void> => {
    deep(element, selector).focus();
    deep(element, selector).click();
    await rendered(element);
  };

  it('offers what can be decided about each kind of comment', async () => {
    expect(buttons(await show({ kind: 'held' }))).to.deep.equal(['Approve', 'Remove', 'Ban author']);
    expect(buttons(await show({ kind: 'reported' }))).to.deep.equal(['Keep it', 'Remove', 'Ban author']);
    expect(buttons(await show())).to.deep.equal(['Remove', 'Ban author', 'Pin']);
    expect(buttons(await show({ comment: reply }))).to.deep.equal(['Remove', 'Ban author']);
    expect(buttons(await show({ isPinned: true })))
      .to.include('Unpin')
      .and.not.to.include('Pin');
    expect(buttons(await show({ replies: [reply] }))).to.include('Mark as answered');
    const answered = buttons(await show({ comment: { ...root, answer: reply.id }, replies: [reply] }));
    expect(answered).to.include('Mark as not answered').and.not.to.include('Mark as answered');
    for (const kind of ['held', 'reported', 'shown'] as const) {
      expect(buttons(await show({ kind, comment: { ...root, state: 'removed' } }))).to.deep.equal(['Restore']);
    }
  });

  it('says whose comment each button is about', async () => {
    const element = await show({ kind: 'held' });
    expect(deep(element, '#approve').ariaLabel).to.equal('Approve: comment of Ann');
    expect(deep(element, '#remove').ariaLabel).to.equal('Remove: comment of Ann');
  });

  const decisions: readonly (readonly [string, Partial<WebinarModerationActions>, ModeratorAction])[] = [
    ['#approve', { kind: 'held' }, { type: 'approve', thread, id }],
    ['#keep', { kind: 'reported' }, { type: 'reports', thread, id, isOpen: false }],
    ['#restore', { comment: { ...root, state: 'removed' } }, { type: 'restore', thread, id }],
    ['#pin', {}, { type: 'settings', change: { pinned: id } }],
    ['#unpin', { isPinned: true }, { type: 'settings', change: { pinned: null } }],
    ['#unanswered', { comment: { ...root, answer: reply.id } }, { type: 'answer', thread, id, answer: null }],
  ];
  for (const [button, properties, action] of decisions) {
    it(`asks at once when ${button.slice(1)} is pressed`, async () => {
      const element = await show(properties);
      const desk = new FakeDesk(element);
      await tap(element, button);
      expect(desk.asked).to.deep.equal([action]);
    });
  }

  for (const [opener, label] of [
    ['#remove', 'Reason, told to the author'],
    ['#ban', 'How long'],
    ['#answered', 'Which reply is the answer?'],
  ] as const) {
    it(`asks first for ${opener.slice(1)}, with the focus on the choice, and gives it back`, async () => {
      const element = await show({ replies: [reply] });
      const desk = new FakeDesk(element);
      for (const leave of [
        () => {
          press(select(element), 'Escape');
        },
        () => {
          deep(element, 'form button[type=button]').click();
        },
      ]) {
        await tap(element, opener);
        await focusReaches(element, 'select');
        expect(select(element).labels[0]?.textContent).to.equal(label);
        expect(deep(element, opener).getAttribute('aria-expanded')).to.equal('true');
        leave();
        await rendered(element);
        expect(hasChooser(element)).to.be.false;
        await focusReaches(element, opener);
        expect(deep(element, opener).getAttribute('aria-expanded')).to.equal('false');
      }
      expect(desk.asked).to.be.empty;
    });
  }

  async function choose(element: WebinarModerationActions, opener: string, value: string): Promise<void> {
    await tap(element, opener);
    select(element).value = value;
    deep(element, 'form button[type=submit]').click();
    await rendered(element);
  }

  it('removes for every reason', async () => {
    const element = await show({ kind: 'reported' });
    await tap(element, '#remove');
    const values = Array.from(select(element).options, ({ value }) => value);
    expect(values).to.deep.equal(['', 'spam', 'abuse', 'personal', 'advice', 'other']);
    await tap(element, '#remove');
    for (const reason of values) {
      const fresh = await show({ kind: 'reported' });
      const desk = new FakeDesk(fresh);
      await choose(fresh, '#remove', reason);
      expect(desk.asked).to.deep.equal([{ type: 'remove', thread, id, reason }]);
      expect(hasChooser(fresh)).to.be.false;
    }
  });

  it('bans for a time, for good, and not any more', async () => {
    for (const [choice, milliseconds] of [
      ['day', DAY],
      ['week', 7 * DAY],
      ['always', Infinity],
      ['end', null],
    ] as const) {
      const element = await show();
      const desk = new FakeDesk(element);
      await choose(element, '#ban', choice);
      expect(desk.last).to.include({ type: 'ban', thread, id });
      const { until: end } = desk.last as ModeratorAction & { readonly type: 'ban' };
      if (milliseconds === null || milliseconds === Infinity) expect(end).to.equal(milliseconds);
      else expect(end! - Date.now()).to.be.closeTo(milliseconds, 10_000);
    }
  });

  it('offers the replies that can be read as answers, those of the trusted first', async () => {
    const element = await show({ replies: [reply, gone, expert] });
    const desk = new FakeDesk(element);
    await tap(element, '#answered');
    const options = Array.from(select(element).options, ({ value, text }) => [value, text]);
    expect(options).to.deep.equal([
      [expert.id, 'Ines: The expert answers.'],
      [reply.id, 'Bo: A reader answers.'],
    ]);
    await tap(element, '#answered');
    await choose(element, '#answered', reply.id);
    expect(desk.asked).to.deep.equal([{ type: 'answer', thread, id, answer: reply.id }]);
  });

  it('shows a decision as pending, then as done, with the focus on the way back', async () => {
    const element = await show({ kind: 'held' });
    const desk = new FakeDesk(element);
    await tap(element, '#approve');
    expect(deep(element, '[role=status]').textContent).to.equal('Working…');
    expect(deep(element, '#approve').getAttribute('aria-disabled')).to.equal('true');
    await focusReaches(element, '#approve');
    await expectAccessible(element);

    desk.accept({ type: 'hold', thread, id });
    await focusReaches(element, '#after');
    expect(deep(element, '[role=status]').textContent).to.equal('Approved.');
    expect(buttons(element)).to.deep.equal(['Undo']);
    await expectAccessible(element);

    deep(element, '#after').click();
    expect(desk.last).to.deep.equal({ type: 'hold', thread, id });
    desk.accept({ type: 'approve', thread, id });
    await until('it waits again', () => textOf(element).includes('Waiting for review again.'));
    expect(buttons(element)).to.deep.equal(['Undo', 'Approve', 'Remove', 'Ban author']);
  });

  it('keeps the other decisions of a banned author in reach', async () => {
    const element = await show({ kind: 'held' });
    const desk = new FakeDesk(element);
    await choose(element, '#ban', 'always');
    desk.accept({ type: 'ban', thread, id, until: null });
    await until('it is done', () => textOf(element).includes('The author is banned.'));
    expect(buttons(element)).to.deep.equal(['Undo', 'Approve', 'Remove', 'Ban author']);
    await focusReaches(element, '#after');
  });

  const failures: readonly (readonly [CommentsErrorCode, string])[] = [
    ['offline', 'There is no connection'],
    ['not-found', 'another moderator or the author was faster'],
    ['refused', 'Your role does not allow this any more.'],
  ];
  for (const [code, sentence] of failures) {
    it(`says that it is not done when it is ${code}, and tries again`, async () => {
      const element = await show({ kind: 'held' });
      const desk = new FakeDesk(element);
      await choose(element, '#remove', 'abuse');
      desk.refuse(code);
      await focusReaches(element, '#after');
      expect(deep(element, '[role=alert]').textContent).to.include('Not done.').and.to.include(sentence);
      expect(deep(element, '#after').textContent.trim()).to.equal('Try again');
      expect(buttons(element)).to.include('Approve');
      await expectAccessible(element);
      deep(element, '#after').click();
      const action = { type: 'remove', thread, id, reason: 'abuse' };
      expect(desk.asked).to.deep.equal([action, action]);
      desk.accept({ type: 'hold', thread, id });
      await until('it is done', () => textOf(element).includes('Removed.'));
    });
  }

  it('takes one decision at a time', async () => {
    const element = await show({ kind: 'held' });
    const desk = new FakeDesk(element);
    await tap(element, '#approve');
    await tap(element, '#approve');
    if (hasChooser(element)) throw new Error('Nothing is open yet.');
    deep(element, '#remove').click();
    await rendered(element);
    element.shadowRoot!.querySelector<HTMLElement>('form button[type=submit]')?.click();
    await rendered(element);
    expect(desk.asked).to.deep.equal([{ type: 'approve', thread, id }]);
  });

  it('begins each choice with its first line', async () => {
    const element = await show();
    await tap(element, '#remove');
    select(element).value = 'abuse';
    await tap(element, '#ban');
    expect(select(element).value).to.equal('day');
  });

  it('offers no answer where no reply can be read', async () => {
    expect(buttons(await show({ replies: [gone] }))).not.to.include('Mark as answered');
  });

  it('makes no page wider by a long answer', async () => {
    const words = 'Words without an end to them, as long as a choice shows them at all';
    const element = await show({ replies: [{ ...reply, name: words, body: words }] });
    const page = element.parentElement!;
    // A column that grows with what is in it.
    page.style.display = 'grid';
    page.style.gridTemplateColumns = '1fr';
    page.style.width = '20em';
    const before = element.offsetWidth;
    await tap(element, '#answered');
    expect(element.offsetWidth).to.equal(before);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });

  it('keeps the focus when what was decided takes the button away before the answer', async () => {
    const element = await show({ replies: [reply] });
    const desk = new FakeDesk(element);
    await choose(element, '#answered', reply.id);
    element.comment = { ...root, answer: reply.id };
    await rendered(element);
    desk.accept({ type: 'answer', thread, id, answer: null });
    await focusReaches(element, '#after');
  });

  it('never leaves the focus on nothing while the way back is pending', async () => {
    const element = await show({ kind: 'held' });
    const desk = new FakeDesk(element);
    await tap(element, '#approve');
    desk.accept({ type: 'hold', thread, id });
    await focusReaches(element, '#after');
    deep(element, '#after').click();
    await rendered(element);
    expect(focused() === document.body).to.be.false;
  });

  it('takes no focus from somebody who went on while a decision was pending', async () => {
    const element = await show({ kind: 'held' });
    const field = document.createElement('input');
    element.after(field);
    const desk = new FakeDesk(element);
    await tap(element, '#approve');
    field.focus();
    desk.accept({ type: 'hold', thread, id });
    await until('it is done', () => textOf(element).includes('Approved.'));
    await rendered(element);
    await focusReaches(field);
  });

  it('is accessible everywhere, with every choice open', async () => {
    for (const look of SURROUNDINGS) {
      const element = await show({ replies: [reply] }, look);
      await expectAccessible(element);
      for (const opener of ['#remove', '#ban', '#answered']) {
        await tap(element, opener);
        await expectAccessible(element);
        expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      }
    }
  });
});
