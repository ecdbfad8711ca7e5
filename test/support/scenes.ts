import type { Comment } from '../../src/model/comment.js';
import type { QueueItem } from '../../src/model/moderation.js';
import type { ReadySnapshot } from '../../src/store/comment-store.js';
import type { DeskSnapshot } from '../../src/store/moderation-desk.js';
import { comment, storedComment } from './builders.js';
import { READY } from './memory-store.js';
import type { Reader } from './reader.js';
import type { Stage } from './stage.js';
import { until } from './until.js';

/** The time on every page with a scene, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 9, 20, 12);

const MINUTE = 60_000;
const THREAD = 'scene';

/** A state of the element, always the same to the pixel. */
export interface Scene {
  readonly name: string;
  readonly snapshot: ReadySnapshot;
  readonly desk?: DeskSnapshot;
  /** What is there when all of it is, as a selector: words are of one language. */
  readonly last: string;
  /** What somebody does before the picture is taken. */
  readonly prepare?: (reader: Reader) => Promise<void>;
}

async function appears({ page }: Reader, selector: string): Promise<void> {
  // Waiting for a selector would look again after changes of the document only, not of shadow roots.
  await until(`there is ${selector}`, () => page.$(`webinar-comments >>> ${selector}`));
}

async function press(reader: Reader, selector: string): Promise<void> {
  await appears(reader, selector);
  await reader.page.locator(`webinar-comments >>> ${selector}`).click();
}

function said(name: string, minutesAgo: number, body: string, changes: Partial<Comment> = {}): Comment {
  const id = `${name}${String(minutesAgo)}`.replace(/\W/g, '').padEnd(20, '0').slice(0, 20);
  const createdAt = NOW - minutesAgo * MINUTE;
  return comment({ id, name, body, createdAt, updatedAt: createdAt, ...changes });
}

const question = said('Tomasz', 3000, 'Is there a written version of the part about shift work?', { hearts: 3 });
const answer = said(
  'Ines Halloway',
  2900,
  'Yes, two pages: https://lantern-house.example/shift-work. It is general information, so please bring your own situation to somebody who knows you.',
  { parent: question.id, root: question.id, role: 'expert', hearts: 1, hearted: true },
);
const arabic = said('ليلى', 1400, 'شكرًا جزيلًا على هذه الندوة. كنت أظن أنني الوحيدة التي تستيقظ كل ليلة.');
const unsent = said('', 2, 'Thank you for not telling me to relax.', {
  own: true,
  failed: { code: 'offline', isPassing: true } as Comment['failed'],
});
const removed = said('', 4000, '', { state: 'removed' });

/** A thread with replies, a reply of an expert, an unsent comment, a removed one and another direction of writing. */
export const THREAD_SCENE: Scene = {
  name: 'thread',
  snapshot: {
    ...READY,
    comments: [unsent, arabic, { ...question, answer: answer.id }, answer, removed],
    count: 3,
    pinned: question.id,
    hasMore: true,
  },
  last: '#discard',
};

/** A form that was sent without words. */
export const FORM_SCENE: Scene = {
  name: 'form-error',
  snapshot: { ...READY, comments: [arabic], count: 1 },
  last: '#reply',
  prepare: async (reader) => {
    await press(reader, '[part=submit]');
    await appears(reader, '#body-problem');
  },
};

/** A thread that nobody wrote in. */
export const EMPTY_SCENE: Scene = { name: 'empty', snapshot: { ...READY, count: 0 }, last: '[part=status]' };

const advert = said('Best Beds', 120, 'Sleep like a stone, this week only: https://best-beds.example/offer');
const worry = said('', 300, 'It is four in the morning again, and I do not know how much longer I can do this.');
const items: readonly QueueItem[] = [
  {
    thread: THREAD,
    comment: worry,
    isHeld: false,
    reports: [{ reason: 'worried', note: 'Somebody should write to them.', at: NOW - 10 * MINUTE }],
  },
  { thread: THREAD, comment: advert, isHeld: false, reports: [{ reason: 'spam', note: '', at: NOW - 9 * MINUTE }] },
  {
    thread: THREAD,
    comment: storedComment({ ...said('Fenna', 40, 'Thank you for the three doors.') }),
    isHeld: true,
    reports: [],
  },
];

/** What a moderator sees above a closed thread. */
export const QUEUE_SCENE: Scene = {
  name: 'queue',
  snapshot: { ...READY, count: 0, isOpen: false, viewer: { author: null, role: 'moderator', isSignedIn: false } },
  desk: {
    status: 'ready',
    error: null,
    items,
    thread: THREAD,
    settings: { isOpen: false, isPreModerated: true, pinned: null },
  },
  last: 'li:nth-child(3) >>> #approve',
  prepare: async (reader) => {
    await press(reader, '#remove');
    await appears(reader, 'select');
  },
};

/** The two steps of a report, begun. */
export const REPORT_SCENE: Scene = {
  name: 'report',
  snapshot: { ...READY, comments: [arabic], count: 1 },
  last: '#report',
  prepare: async (reader) => {
    await press(reader, '#report');
    await press(reader, 'webinar-comment-report >>> [part=submit]');
    await appears(reader, '#problem');
  },
};

/** A reply that is being written, and comments that came meanwhile. */
export const REPLY_SCENE: Scene = {
  name: 'reply',
  snapshot: { ...READY, comments: [question], arrivals: [arabic], count: 2 },
  last: '[part=arrivals]',
  prepare: async (reader) => {
    await press(reader, '#reply');
    await appears(reader, 'webinar-comment >>> textarea:focus');
  },
};

/** The dialog for moderators, after a wrong password. */
export const DIALOG_SCENE: Scene = {
  name: 'dialog',
  snapshot: { ...READY, count: 0 },
  last: '[part=status]',
  prepare: async (reader) => {
    await reader.page.evaluate(() => document.querySelector('webinar-comments')?.signIn());
    for (const [field, words] of [
      ['email', 'host@lantern-house.example'],
      ['password', 'wrong'],
    ] as const) {
      await appears(reader, `webinar-sign-in >>> #${field}`);
      await reader.page.locator(`webinar-comments >>> webinar-sign-in >>> #${field}`).fill(words);
    }
    await press(reader, 'webinar-sign-in >>> [type=submit]');
    await appears(reader, '#problem');
  },
};

/** The states of which pictures are kept. */
export const SCENES: readonly Scene[] = [THREAD_SCENE, FORM_SCENE, EMPTY_SCENE, QUEUE_SCENE];

/** Those, and every form besides. */
export const ALL_SCENES: readonly Scene[] = [...SCENES, REPORT_SCENE, REPLY_SCENE, DIALOG_SCENE];

/** The tag of the element with a store that holds the scene and nothing else. */
function sceneMarkup({ snapshot, desk }: Scene): string {
  const told = (state: object): string => JSON.stringify(state).replaceAll('<', '\\u003c');
  return `<webinar-comments></webinar-comments><script>
  {
    const done = async () => {};
    const still = { subscribe: () => () => {}, close() {} };
    const accounts = { linkEmail: '', prepare() {}, attempt: async () => 'wrong-password', signOut() {} };
    const desk = { ...still, snapshot: ${told(desk ?? {})}, act: done };
    document.querySelector('webinar-comments').store = {
      ...still, snapshot: ${told(snapshot)}, prepare() {}, post: done, resend: done, edit: done, remove: done,
      restore: done, heart: done, report: done, openDesk: async () => desk, openAccounts: async () => accounts, loadMore: done, loadAll: done,
      discard() {}, showArrivals() {}, retry() {},
    };
  }
</script>`;
}

/** Stops the clock of the pages that somebody visits from now on, and puts them in one time zone. */
async function stopClock({ page }: Reader): Promise<void> {
  await page.emulateTimezone('Europe/Berlin');
  await page.evaluateOnNewDocument((now: number) => {
    Date.now = () => now;
  }, NOW);
}

/** How a page looks around a scene. */
export interface PageLook {
  /** Rules of the page. */
  readonly sheet?: string;
  /** Attributes of the root of the page. */
  readonly root?: string;
  /** In pixels. */
  readonly width?: number;
  /** Whether fingers press. */
  readonly isTouch?: boolean;
  /** What the reader set in their system. */
  readonly media?: Readonly<Record<string, string>>;
}

/** Opens a page with a scene. The element stands in a `main`, 640 pixels wide unless a rule says otherwise. */
export async function openScene(stage: Stage, scene: Scene, look: PageLook = {}): Promise<Reader> {
  const { sheet = '', root = 'lang="en"', width = 720, isTouch = false, media = {} } = look;
  const reader = await stage.arrive();
  await stopClock(reader);
  await reader.page.setViewport({ width, height: 900, isMobile: isTouch, hasTouch: isTouch });
  const session = await reader.page.createCDPSession();
  const features = Object.entries(media).map(([name, value]) => ({ name, value }));
  await session.send('Emulation.setEmulatedMedia', { features });
  const head = `<meta name="viewport" content="width=device-width"><style>${PLAIN}${sheet}</style>`;
  await reader.visit(stage.publish(`<main>${sceneMarkup(scene)}</main>`, {}, { root, head }));
  await appears(reader, scene.last);
  await scene.prepare?.(reader);
  return reader;
}

const PLAIN = `
  :root { color-scheme: light dark }
  body { margin: 0; font: 16px/1.5 sans-serif; background: Canvas }
  main { display: block; box-sizing: border-box; width: 640px; max-width: 100%; padding: 8px 20px }
`;
