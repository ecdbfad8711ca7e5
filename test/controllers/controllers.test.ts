import { expect } from '@esm-bundle/chai';
import { LitElement } from 'lit';
import { AnnounceController } from '../../src/controllers/announce-controller.js';
import { keepDraft, readDraft } from '../../src/controllers/draft-keeper.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { NowController } from '../../src/controllers/now-controller.js';
import { formatsOf } from '../../src/i18n/formats.js';
import type { MessageOverrides } from '../../src/i18n/override-messages.js';
import { until } from '../support/until.js';
import { FakeClock } from '../support/fake-clock.js';
import { newThread } from '../support/builders.js';

class TestHost extends LitElement {
  messages: MessageOverrides | null = null;
  readonly announcer = new AnnounceController(this);
  readonly i18n = new LocalizeController(this);
}
customElements.define('test-host', TestHost);

class ClockHost extends LitElement {
  readonly clock = new NowController(this);
}
customElements.define('clock-host', ClockHost);

describe('AnnounceController', () => {
  let clock: FakeClock;
  let host: TestHost;
  let spoken: string[];

  beforeEach(() => {
    clock = new FakeClock();
    spoken = [];
    host = new TestHost();
    Object.assign(host, { ariaNotify: (message: string) => spoken.push(message) });
  });

  afterEach(() => {
    clock.restore();
  });

  it('speaks of arrivals three times a minute at most, and counts them', () => {
    let count = 0;
    for (let second = 0; second < 60; second += 2) {
      count++;
      host.announcer.sayLater(
        () => `${count} new`,
        () => false,
      );
      clock.pass(1999);
    }
    expect(spoken).to.have.lengthOf.at.most(3);
    clock.pass(20_000);
    expect(spoken.at(-1)).to.equal('30 new');
  });

  it('says nothing while the person types, and nothing that is over', () => {
    let isTyping = true;
    let count = 1;
    host.announcer.sayLater(
      () => (count === 0 ? '' : `${count} new`),
      () => isTyping,
    );
    clock.pass(60_000);
    expect(spoken).to.be.empty;
    isTyping = false;
    clock.pass(20_000);
    expect(spoken).to.deep.equal(['1 new']);
    host.announcer.sayLater(
      () => (count === 0 ? '' : 'more'),
      () => isTyping,
    );
    count = 0;
    clock.pass(60_000);
    expect(spoken).to.deep.equal(['1 new']);
  });

  it('falls back to a live region that is emptied again', () => {
    Object.assign(host, { ariaNotify: undefined });
    host.announcer.say('Posted');
    expect(host.announcer.text).to.equal('Posted');
    clock.pass(999);
    expect(host.announcer.text).to.equal('Posted');
    clock.pass(1);
    expect(host.announcer.text).to.equal('');
  });

  it('is silent once its element is gone', () => {
    host.announcer.sayLater(
      () => 'late',
      () => false,
    );
    host.announcer.hostDisconnected();
    clock.pass(60_000);
    expect(spoken).to.be.empty;
  });
});

describe('LocalizeController', () => {
  it('finds the nearest language through shadow roots', () => {
    const page = document.createElement('div');
    page.lang = 'en-GB';
    const outer = page.attachShadow({ mode: 'open' });
    const host = new TestHost();
    outer.append(host);
    document.body.append(page);
    expect(host.i18n.locale.formats).to.equal(formatsOf('en-GB'));
    host.lang = 'en-AU';
    outer.append(host);
    expect(host.i18n.locale.formats).to.equal(formatsOf('en-AU'));
    page.remove();
  });

  /** A host on the page, inside a shadow root, and what holds its language. */
  function place(lang: string): readonly [TestHost, HTMLElement] {
    const page = document.createElement('div');
    page.lang = lang;
    const host = new TestHost();
    page.attachShadow({ mode: 'open' }).append(host);
    document.body.append(page);
    return [host, page];
  }

  it('fetches no words before they are needed, and says until then that they are coming', async () => {
    const [host, page] = place('pt-PT');
    expect(host.i18n.isComing).to.be.true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.i18n.isComing).to.be.true;
    host.i18n.need();
    await until('the words are here', () => !host.i18n.isComing);
    expect(host.i18n.locale.messages.heading).to.equal('Comentários');
    expect(host.i18n.locale.formats).to.equal(formatsOf('pt-PT'));
    page.remove();
  });

  it('follows a change of the language around it, with all that was fetched before', async () => {
    const [host, page] = place('en');
    host.i18n.need();
    await host.i18n.locale.messages.forActing();
    page.lang = 'fr';
    await until('it speaks French', () => host.i18n.locale.messages.lang === 'fr');
    expect(host.i18n.locale.messages.forActing.here?.undo).to.equal('Rétablir');
    expect(host.i18n.locale.messages.forReports.here).to.be.null;
    page.remove();
    page.lang = 'es';
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.i18n.locale.messages.lang).to.equal('fr');
  });

  it('keeps to the last of several changes', async () => {
    const [host, page] = place('de');
    host.i18n.need();
    page.lang = 'es';
    await new Promise((resolve) => setTimeout(resolve));
    page.lang = 'de';
    await until('it speaks German', () => host.i18n.locale.messages.lang === 'de');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(host.i18n.locale.messages.lang).to.equal('de');
    page.remove();
  });

  it("puts the page's own sentences in", async () => {
    const [host, page] = place('de');
    host.messages = { heading: 'Fragen' };
    host.i18n.follow();
    host.i18n.need();
    await until('the words are here', () => host.i18n.locale.messages.heading === 'Fragen');
    expect(host.i18n.locale.messages.reply).to.equal('Antworten');
    page.remove();
  });
});

describe('NowController', () => {
  it('stops with its element', () => {
    const realSet = window.setInterval.bind(window);
    const realClear = window.clearInterval.bind(window);
    const running = new Set<unknown>();
    window.setInterval = ((...args: Parameters<typeof realSet>) => {
      const id = realSet(...args);
      running.add(id);
      return id;
    }) as typeof window.setInterval;
    window.clearInterval = (id) => {
      running.delete(id);
      realClear(id);
    };
    const host = new ClockHost();
    document.body.append(host);
    expect(running.size).to.equal(1);
    expect(Date.now() - host.clock.now).to.be.within(0, 1000);
    host.remove();
    expect(running.size).to.equal(0);
    window.setInterval = realSet;
    window.clearInterval = realClear;
  });
});

describe('the kept draft', () => {
  it('stays in this tab until it is empty', () => {
    const form = newThread();
    expect(readDraft(form)).to.be.null;
    keepDraft(form, { body: 'Half', name: '' });
    expect(readDraft(form)).to.deep.equal({ body: 'Half', name: '' });
    keepDraft(form, { body: '', name: '' });
    expect(readDraft(form)).to.be.null;
  });

  it('is not taken from what somebody else stored', () => {
    const form = newThread();
    for (const value of ['{', '7', 'null', '{"body":7,"name":""}']) {
      sessionStorage.setItem(`webinar-comments:draft:${form}`, value);
      expect(readDraft(form), value).to.be.null;
    }
  });

  it('does without storage', () => {
    const original = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Refused', 'SecurityError');
      },
    });
    keepDraft('x', { body: 'Half', name: '' });
    expect(readDraft('x')).to.be.null;
    Object.defineProperty(window, 'sessionStorage', original);
  });
});
