import { setTimeout as delay } from 'node:timers/promises';
import {
  authorKey,
  newId,
  Plus,
  SERVER_TIME,
  type Answer,
  type Person,
  type Plain,
  type PlainFields,
  type TestFirestore,
  type Write,
} from '../support/firestore-rest.js';
import type { Clause } from './rules-source.js';

/** The person who writes. */
export const ANN = { uid: 'ann-uid-0000000000000000001' };

/** Another person. */
export const BOB = { uid: 'bob-uid-0000000000000000002' };

/** A moderator by the claim of their token. */
export const MOD = { uid: 'mod-uid-0000000000000000003', role: 'moderator' };

/** Ann, when she speaks as an expert. */
export const EXPERT = { ...ANN, role: 'expert' };

/** One minute in milliseconds. */
export const MINUTE = 60_000;

/** When a comment was written that was there before; the same in every copy of it. */
export const WRITTEN = ago(5 * MINUTE);

/** What a case plays in: its own thread, so that cases cannot meet. */
export interface Scene {
  readonly store: TestFirestore;
  readonly as: Person;
  readonly thread: string;
  /** The id of the comment in question. */
  readonly id: string;
  /** The id of another comment, for cases that need one. */
  readonly other: string;
}

/** One request and what the rules must say to it. */
export interface RuleCase {
  readonly name: string;
  /** Documents that exist before. */
  readonly given?: (scene: Scene) => readonly Write[];
  /** Who asks; {@link ANN} unless said otherwise. */
  readonly as?: Person;
  readonly send: (scene: Scene) => Promise<Answer>;
  /** `no rule`: nothing in the rules speaks of such a request. */
  readonly expect: 'allowed' | 'no rule' | Clause;
}

/** Cases that are about one `allow` of the rules. */
export interface RuleTable {
  readonly title: string;
  /** How the `allow` that the hostile requests try begins, after its path. */
  readonly allow: string;
  readonly cases: readonly RuleCase[];
}

/** A scene of its own for each run of a case. Its two comments count in two parts of the thread's number. */
export function newScene(store: TestFirestore, as: Person = ANN): Scene {
  return { store, as, thread: `talk-${newId()}`, id: `a${newId().slice(1)}`, other: `B${newId().slice(1)}` };
}

/** A request that commits writes. */
export function commits(writesOf: (scene: Scene) => readonly Write[]): RuleCase['send'] {
  return (scene) => scene.store.commit(writesOf(scene), scene.as);
}

/** Where the thread is. */
export function threadPath({ thread }: Scene): string {
  return `threads/${thread}`;
}

/** Where a comment is. */
export function commentPath(scene: Scene, id = scene.id): string {
  return `${threadPath(scene)}/comments/${id}`;
}

/** Where a comment waits that the public does not see. */
export function queuePath(scene: Scene, id = scene.id): string {
  return `${threadPath(scene)}/queue/${id}`;
}

/** Where the part of the thread's number of comments is that a comment counts in. */
export function shardPath(scene: Scene, id = scene.id): string {
  return `${threadPath(scene)}/shards/${id.charAt(0).toLowerCase()}`;
}

/** Where a person's heart for the comment is. */
export function heartPath(scene: Scene, { uid }: { readonly uid: string }): string {
  return `${commentPath(scene)}/hearts/${uid}`;
}

/** Where a person's report of the comment is. */
export function reportPath(scene: Scene, { uid }: { readonly uid: string }): string {
  return `${threadPath(scene)}/reports/${scene.id}_${uid}`;
}

/** Where it is noted that a person may not write. */
export function banPath({ uid }: { readonly uid: string }): string {
  return `bans/${uid}`;
}

/** Where the role of a person is. */
export function rolePath({ uid }: { readonly uid: string }): string {
  return `roles/${uid}`;
}

/** Where the note of a comment's author is. */
export function notePath(scene: Scene, id = scene.id): string {
  return `${commentPath(scene, id)}/private/author`;
}

/** Where the count of a person's comments is. */
export function limitPath({ uid }: { readonly uid: string } = ANN): string {
  return `limits/${uid}`;
}

/** A person's count with a new comment. */
export function count(scene: Scene, changes: PlainFields = {}, uid = ANN.uid): Write {
  const fields: PlainFields = { at: SERVER_TIME, thread: scene.thread, comment: scene.id, dayCount: 1, ...changes };
  return scene.store.write(limitPath({ uid }), fields);
}

/** The number of comments moves by one, or by another step. */
export function tally(scene: Scene, step = 1, changes: PlainFields = {}, id = scene.id): Write {
  const fields: PlainFields = { count: new Plus(step), comment: id, at: SERVER_TIME, ...changes };
  return scene.store.write(shardPath(scene, id), fields, { mask: true });
}

/** Writes without those of the number of comments. */
export function noNumber(writes: readonly Write[]): readonly Write[] {
  return writes.filter((write) => !JSON.stringify(write).includes('/shards/'));
}

/** The fields of Ann's new comment, with some of them changed; `undefined` leaves one out. */
export function commentFields({ thread }: Pick<Scene, 'thread'>, changes: PlainFields = {}): PlainFields {
  return {
    body: 'The part on shift work helped.',
    name: 'Ann',
    author: authorKey(ANN.uid, thread),
    role: '',
    parent: null,
    root: null,
    at: null,
    createdAt: SERVER_TIME,
    updatedAt: SERVER_TIME,
    editedAt: null,
    hearts: 0,
    state: 'visible',
    seal: '',
    ...changes,
  };
}

/** The fields of Ann's comment in the queue, with some of them changed. */
export function queueFields(scene: Pick<Scene, 'thread'>, changes: PlainFields = {}): PlainFields {
  return commentFields(scene, { state: 'held', uid: ANN.uid, reason: '', by: '', ...changes });
}

/** What the widget commits for a new comment. */
export function post(scene: Scene, changes: PlainFields = {}, note: PlainFields = { uid: ANN.uid }): readonly Write[] {
  return [
    ...uncountedPost(scene, changes, note),
    count(scene, {}, typeof note['uid'] === 'string' ? note['uid'] : ANN.uid),
  ];
}

/** A new comment, its note and the number that it moves, without the count of what its author wrote. */
export function uncountedPost(
  scene: Scene,
  changes: PlainFields = {},
  note: PlainFields = { uid: ANN.uid },
): readonly Write[] {
  return [
    scene.store.write(commentPath(scene), commentFields(scene, changes), { exists: false }),
    scene.store.write(notePath(scene), note, { exists: false }),
    tally(scene),
  ];
}

/** Lets everybody post again as if for the first time. */
export async function forgetCounts(store: TestFirestore): Promise<void> {
  await store.seed([store.remove(limitPath(ANN)), store.remove(limitPath(BOB))]);
}

/** Sets the scene of a case: what it starts from, and of everybody else no count, ban or role. */
export async function setScene(scene: Scene, { given }: Pick<RuleCase, 'given'>): Promise<void> {
  const { store } = scene;
  const places = [limitPath, banPath, rolePath].flatMap((path) => [ANN, BOB, MOD].map(path));
  await store.seed([...places.map((path) => store.remove(path)), ...(given?.(scene) ?? [])]);
}

/** Ann's comment as the owner of the project stores it, without its note. */
export function storedComment(scene: Scene, changes: PlainFields = {}, id = scene.id): readonly Write[] {
  return [scene.store.write(commentPath(scene, id), commentFields(scene, changes))];
}

/** The note of who wrote the comment. */
export function storedNote(scene: Scene, { uid }: { readonly uid: string } = ANN): readonly Write[] {
  return [scene.store.write(notePath(scene), { uid })];
}

/** Ann's comment in the queue. */
export function storedInQueue(scene: Scene, changes: PlainFields = {}): readonly Write[] {
  const fields = queueFields(scene, { createdAt: WRITTEN, updatedAt: WRITTEN, ...changes });
  return [scene.store.write(queuePath(scene), fields)];
}

/** A ban: for good where no time is named. */
export function storedBan({ store }: Scene, until: Plain | undefined = null, person = ANN): readonly Write[] {
  return [store.write(banPath(person), { until, at: WRITTEN, by: MOD.uid })];
}

/** The role of a person as the owner of the project stores it. */
export function storedRole(
  { store }: Scene,
  role: Plain | undefined,
  { uid }: { readonly uid: string } = ANN,
): readonly Write[] {
  return [store.write(rolePath({ uid }), { role })];
}

/** A part of the number of comments as it stands since a minute, moved last by another comment. */
export function storedTally(scene: Scene, number = 7, id = scene.other): readonly Write[] {
  return [scene.store.write(shardPath(scene), { count: number, comment: id, at: ago(MINUTE) })];
}

/** The thread as the owner of the project stores it. */
export function storedThread(scene: Scene, fields: PlainFields): readonly Write[] {
  return [scene.store.write(threadPath(scene), fields)];
}

/** A change of some fields of the comment. */
export function change(scene: Scene, fields: PlainFields): readonly Write[] {
  return [scene.store.write(commentPath(scene), fields, { mask: true, exists: true })];
}

/** A time before now. */
export function ago(milliseconds: number): Date {
  return new Date(Date.now() - milliseconds);
}

/**
 * Waits near midnight (UTC), until the dates of two comments stay the same: nobody's second comment of a day can come in
 * its first ten seconds.
 */
export async function untilTheDateStays(): Promise<void> {
  const day = 24 * 60 * MINUTE;
  const quarter = MINUTE / 4;
  const time = Date.now() % day;
  if (time < quarter || time > day - quarter) await delay((day + quarter - time) % day);
}
