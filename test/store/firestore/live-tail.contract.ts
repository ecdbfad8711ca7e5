import { expect } from '@esm-bundle/chai';
import type { StoredComment } from '../../../src/model/comment.js';
import type { CommentsError } from '../../../src/model/errors.js';
import type { LiveTail, LiveTailListener } from '../../../src/store/firestore/live/live-tail.js';
import { newThread, storedComment } from '../../support/builders.js';
import { documentOf, FirestoreAdmin, pathOf } from '../../support/firestore-admin.js';
import { until } from '../../support/until.js';

const projectId = `demo-tail-${Math.random().toString(36).slice(2, 8)}`;
export const admin = new FirestoreAdmin(projectId);

/** Everything that a tail told, in order. */
export class Told implements LiveTailListener {
  readonly bodies: string[] = [];
  readonly skipped: number[] = [];
  readonly connections: boolean[] = [];
  readonly times: Date[] = [];
  readonly errors: CommentsError[] = [];
  /** How many comments had been told when something was missed. */
  readonly gaps: number[] = [];

  readonly changed = (comments: readonly StoredComment[], skipped: number): void => {
    this.bodies.push(...comments.map(({ body, state }) => (state === 'removed' ? '(removed)' : body)));
    this.skipped.push(skipped);
  };
  readonly missed = (): void => {
    this.gaps.push(this.bodies.length);
  };
  readonly current = (readTime: Date): void => {
    this.times.push(readTime);
  };
  readonly connected = (isConnected: boolean): void => {
    this.connections.push(isConnected);
  };
  readonly failed = (error: CommentsError): void => {
    this.errors.push(error);
  };

  get isLive(): boolean {
    return this.connections.at(-1) === true;
  }
}

/** What every live tail must do. */
export function describeLiveTail(name: string, tail: LiveTail, { carriesAll }: { readonly carriesAll: boolean }): void {
  describe(`${name} as a live tail`, () => {
    const stops: (() => void)[] = [];
    let thread: string;
    let now: number;

    const follow = (since = now - 60_000, settings = admin.settings(thread)): Told => {
      const told = new Told();
      stops.push(tail(settings, new Date(since), told));
      return told;
    };
    const comment = (body: string, updatedAt = now, more: Partial<StoredComment> = {}): StoredComment =>
      storedComment({ body, createdAt: updatedAt, updatedAt, ...more });

    before(() => admin.loadRules(0));

    beforeEach(() => {
      thread = newThread();
      now = Date.now();
    });

    afterEach(() => {
      for (const stop of stops.splice(0)) stop();
    });

    it('tells what changed since a time, and nothing older', async () => {
      await admin.seed(thread, [comment('Old', now - 300_000), comment('New'), comment('Newer', now + 1)]);
      const told = follow();
      await until('it is connected', () => told.isLive);
      expect([...told.bodies].sort()).to.deep.equal(['New', 'Newer']);
      expect(told.errors).to.be.empty;
    });

    it('tells new comments, edits and removals as they happen', async () => {
      const told = follow();
      await until('it is connected', () => told.isLive);
      const first = comment('First', Date.now());
      await admin.seed(thread, [first]);
      await until('the comment is told', () => told.bodies.includes('First'));
      await admin.seed(thread, [{ ...first, body: 'Edited', editedAt: Date.now(), updatedAt: Date.now() }]);
      await until('the edit is told', () => told.bodies.includes('Edited'));
      await admin.seed(thread, [{ ...first, body: '', name: '', state: 'removed', updatedAt: Date.now() }]);
      await until('the removal is told', () => told.bodies.includes('(removed)'));
    });

    it('hears of a comment that brings an older time of the server with it', async () => {
      const told = follow();
      await until('it is connected', () => told.isLive);
      await admin.seed(thread, [comment('Slow', Date.now() - 20_000)]);
      await until('the comment is told', () => told.bodies.includes('Slow'));
    });

    it('counts documents that are no comments', async () => {
      const whole = comment('Whole');
      await admin.seed(thread, [whole]);
      await admin.write({ [pathOf(thread, 'B'.repeat(20))]: { ...documentOf(whole), body: null } });
      const told = follow();
      await until('it is connected', () => told.isLive);
      expect(told.bodies).to.deep.equal(['Whole']);
      expect(told.skipped.reduce((sum, count) => sum + count, 0)).to.equal(1);
    });

    it('carries every change of a burst, or says before it that some were missed', async () => {
      const told = follow();
      await until('it is connected', () => told.isLive);
      const later = Date.now();
      const burst = Array.from({ length: 200 }, (_, i) => comment(`Burst ${i}`, later + i));
      await admin.seed(thread, burst);
      await until('the last is told', () => told.bodies.includes('Burst 199'));
      if (carriesAll) expect(new Set(told.bodies)).to.have.lengthOf(200);
      else expect(told.gaps).to.deep.equal([0]);
    });

    it('tells two who follow the same thread', async () => {
      const both = [follow(), follow()];
      await until('both are connected', () => both.every(({ isLive }) => isLive));
      await admin.seed(thread, [comment('For both', Date.now())]);
      await until('both are told', () => both.every(({ bodies }) => bodies.includes('For both')));
      stops.shift()?.();
      await admin.seed(thread, [comment('For one', Date.now())]);
      await until('the other is told', () => both[1]!.bodies.includes('For one'));
      expect(both[0]!.bodies).not.to.include('For one');
    });

    it('says nothing after it was stopped', async () => {
      const [told, witness] = [follow(), follow()];
      await until('it is connected', () => told.isLive && witness.isLive);
      stops.shift()?.();
      const { length } = told.connections;
      await admin.seed(thread, [comment('Unheard', Date.now())]);
      await until('the witness is told', () => witness.bodies.includes('Unheard'));
      expect(told.bodies).to.be.empty;
      expect(told.connections).to.have.lengthOf(length);
    });

    it('ends when the rules refuse', async () => {
      const closed = new FirestoreAdmin(`${projectId}-closed`);
      await closed.replaceRules(
        "rules_version = '2'; service cloud.firestore { match /none/{id} { allow read: if false; } }",
      );
      const told = follow(now, { ...admin.settings(thread), projectId: `${projectId}-closed` });
      await until('it ended', () => told.errors.length > 0);
      expect(told.errors.map(({ code }) => code)).to.deep.equal(['refused']);
      expect(told.connections).not.to.include(true);
    });

    it('never claims a connection to a server that is not there', async () => {
      const told = follow(now, { ...admin.settings(thread), emulator: '127.0.0.1:9' });
      await until('it noticed', () => told.errors.length > 0 || told.connections.length > 0);
      expect(told.connections).not.to.include(true);
      expect(told.errors.every(({ code }) => code === 'offline')).to.be.true;
    });
  });
}
