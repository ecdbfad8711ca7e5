import type { ReportReason } from '../src/model/comment.js';
import { seedThread, writeModeration, type ModerationKey } from '../src/store/local/comment-database.js';
import type { SampleComment } from './sample-comments.js';
import { storedComments } from './stored-samples.js';

const THREAD = 'moderation-demo';
const MINUTE = 60_000;
const HOUR = 60;

/** What is on the page: two of these were reported. */
const shown: readonly SampleComment[] = [
  {
    name: 'Best Beds Direct',
    body: 'Sleep like a stone on our new mattress, this week only: https://best-beds.example/offer',
    minutesAgo: 2 * HOUR,
  },
  {
    name: '',
    body: 'It is four in the morning again, and I do not know how much longer I can do this.',
    minutesAgo: 5 * HOUR,
  },
  {
    name: 'Wilhelmina',
    body: 'Dr Halloway, does the morning light help on a cloudy day too?',
    minutesAgo: 26 * HOUR,
    replies: [
      {
        name: 'Ines Halloway',
        role: 'expert',
        body: 'It does: even a grey sky is far brighter than a lamp. That is general information, of course.',
        minutesAgo: 20 * HOUR,
      },
    ],
  },
];

/** What waits for review. */
const held: readonly SampleComment[] = [
  { name: 'Fenna', body: 'Thank you for the three doors. I have opened one of them today.', minutesAgo: 40 },
  { name: '', body: 'My neighbour Mr Brandt of Mill Lane 4 sleeps all day, is that normal?', minutesAgo: 15 },
];

const comments = storedComments(shown);
const isNew = await seedThread(THREAD, comments);
const [advert, worried] = comments;
if (isNew && advert && worried) {
  const at = Date.now() - 10 * MINUTE;
  const records: [ModerationKey, unknown][] = storedComments(held).map((comment) => [
    ['queue', THREAD, comment.id],
    { thread: THREAD, comment, reason: null },
  ]);
  const report = (id: string, reason: ReportReason, note: string): void => {
    records.push([['reports', THREAD, id], { thread: THREAD, id, report: { reason, note, at } }]);
  };
  report(advert.id, 'spam', '');
  report(worried.id, 'worried', 'Somebody should write to them.');
  records.push([['thread', THREAD], { isOpen: true, isPreModerated: true, pinned: null }]);
  await writeModeration(records);
}
