import { expect } from '@esm-bundle/chai';
import { leanLiveTail } from '../../../src/store/firestore/live/lean-live-tail.js';
import { pollEvery } from '../../../src/store/firestore/live/poll-live-tail.js';
import { sdkLiveTail } from '../../../src/store/firestore/live/sdk-live-tail.js';
import { TailKeeper } from '../../../src/store/firestore/live/tail-keeper.js';
import { newThread, storedComment } from '../../support/builders.js';
import { until } from '../../support/until.js';
import { admin, describeLiveTail, Told } from './live-tail.contract.js';

describeLiveTail('leanLiveTail', leanLiveTail, { carriesAll: false });
describeLiveTail('sdkLiveTail', sdkLiveTail, { carriesAll: false });
describeLiveTail('pollEvery', pollEvery(200), { carriesAll: true });

/** What a request of a stream carries. */
interface Sent {
  readonly url: string;
  readonly body: string;
}

describe('leanLiveTail', () => {
  const realFetch = window.fetch.bind(window);
  const stops: (() => void)[] = [];
  let sent: Sent[] = [];
  let thread: string;

  const follow = (): Told => {
    const told = new Told();
    stops.push(leanLiveTail(admin.settings(thread), new Date(Date.now() - 60_000), told));
    return told;
  };
  const handshakes = (): readonly Sent[] =>
    sent.filter(({ url }) => url.includes('/Listen/channel') && !/[?&]SID=/.test(url));
  const targets = (): readonly string[] =>
    sent.map(({ body }) => decodeURIComponent(body)).filter((body) => body.includes('addTarget'));

  before(() => admin.loadRules(0));

  beforeEach(() => {
    thread = newThread();
    sent = [];
    window.fetch = async (input, init) => {
      const request = new Request(input, init);
      const { url } = request;
      sent.push({ url, body: request.method === 'POST' ? await request.clone().text() : '' });
      return realFetch(request);
    };
  });

  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    window.fetch = realFetch;
  });

  it('asks with its first request, and shares one stream', async () => {
    const [one, other] = [follow(), follow()];
    await until('both are connected', () => one.isLive && other.isLive);
    expect(handshakes()).to.have.lengthOf(1);
    expect(decodeURIComponent(handshakes()[0]!.body)).to.include('addTarget');
    expect(targets()).to.have.lengthOf(1);
  });

  it('learns up to which time everything is known', async () => {
    await admin.seed(thread, [storedComment({ updatedAt: Date.now() - 1000 })]);
    const told = follow();
    await until('it is connected', () => told.isLive);
    expect(Math.abs(told.times.at(-1)!.getTime() - Date.now())).to.be.below(60_000);
  });

  it('goes on from where it was when the network is back', async () => {
    const told = follow();
    await until('it is connected', () => told.isLive);
    const known = told.times.length;
    window.dispatchEvent(new Event('online'));
    await until('it asks again', () => handshakes().length === 2);
    // Only from here on it is sure that the second stream tells.
    await until('it knows how things are', () => told.times.length > known);
    await admin.seed(thread, [storedComment({ body: 'After the gap', updatedAt: Date.now() })]);
    await until('the comment is told', () => told.bodies.includes('After the gap'));
    expect(told.errors).to.be.empty;
    expect(targets().at(-1)).to.include('resumeToken');
  });

  it('lets the stream go with the last who follows', async () => {
    const told = follow();
    await until('it is connected', () => told.isLive);
    for (const stop of stops.splice(0)) stop();
    window.dispatchEvent(new Event('online'));
    await admin.seed(thread, [storedComment({ body: 'Unheard', updatedAt: Date.now() })]);
    expect(handshakes()).to.have.lengthOf(1);
    expect(told.bodies).to.be.empty;
  });

  it('is started once by a keeper, however often the page comes and goes', async () => {
    const told = new Told();
    const keeper = new TailKeeper(admin.settings(thread), () => new Date(), told);
    keeper.start();
    stops.push(() => {
      keeper.stop();
    });
    for (let i = 0; i < 3; i++) {
      document.dispatchEvent(new Event('visibilitychange'));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await until('it is connected', () => told.isLive);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(handshakes()).to.have.lengthOf(1);
    expect(targets().join().split('addTarget')).to.have.lengthOf(2);
    keeper.stop();
    await admin.seed(thread, [storedComment({ body: 'Unheard', updatedAt: Date.now() })]);
    window.dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(handshakes()).to.have.lengthOf(1);
    expect(told.bodies).to.be.empty;
  });
});
