import { expect } from '@esm-bundle/chai';
import type { Connection } from '../../../src/store/comment-store.js';
import { ConnectionWatch } from '../../../src/store/firestore/opening/connection-watch.js';

describe('ConnectionWatch', () => {
  let watch: ConnectionWatch;
  let words: Connection[];
  let returns: number;

  beforeEach(() => {
    words = [];
    returns = 0;
    watch = new ConnectionWatch({ changed: () => words.push(watch.value), back: () => returns++ });
    watch.begin(true);
  });

  afterEach(() => {
    watch.close();
  });

  const says = (name: 'online' | 'offline'): boolean => window.dispatchEvent(new Event(name));

  it('believes the browser that the network is gone, whatever still comes in', () => {
    watch.set(true);
    says('offline');
    watch.set(true);
    expect(words).to.deep.equal(['live', 'offline']);
  });

  it('goes on where the network came back', () => {
    says('offline');
    says('online');
    expect(returns).to.equal(1);
    watch.set(true);
    expect(words).to.deep.equal(['offline', 'connecting', 'live']);
  });

  it('believes a connection where the browser said nothing', () => {
    watch.set(true);
    expect(watch.value).to.equal('live');
  });

  it('hears nothing any more once it is closed', () => {
    watch.close();
    says('offline');
    expect(words).to.deep.equal([]);
  });
});
