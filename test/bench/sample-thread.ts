import { createHash } from 'node:crypto';

/** One comment of the bench, the same for everybody who shows it. */
export interface SampleComment {
  /** 1 for the oldest of its thread, and so on. */
  readonly number: number;
  /** 20 letters and digits. */
  readonly id: string;
  readonly name: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The comment it replies to, or null. */
  readonly parent: SampleComment | null;
}

/** A word that only the oldest comment of a thread has. */
export const RARE_WORD = 'quokka';

const DAY = 86_400_000;
const NAMES = ['Ada', 'Bello', 'Carmen', 'Dmitri', 'Eun-ji', 'Fatima', 'Goran', 'Hana', 'Ines', 'Jonas', 'Kwame', ''];
const SENTENCES = [
  'Thank you for the talk, it came at the right time for me.',
  'How long should one wait before trying the second method?',
  'I stopped looking at the clock at night and it helped more than anything else I had tried.',
  'My doctor said something different last year.',
  'Does it matter when I take a walk in the afternoon?',
  'We watched it with the whole group and talked until midnight, which is ironic.',
  'The part about light in the morning was new to me.',
  'Could you share the slides, please?',
  'It took about three weeks until I noticed any change, so do not give up after the first nights.',
  'I would like to hear more about shift work.',
  'Is there a study on this for people over seventy?',
  'Good question, I wondered about the same.',
];

const threads = new Map<number, readonly SampleComment[]>();

/** A thread of some comments, oldest first: every fifth is a reply to the one before it, and two runs have the same. */
export function sampleThread(size: number): readonly SampleComment[] {
  const known = threads.get(size);
  if (known) return known;
  const comments: SampleComment[] = [];
  const random = randomNumbers(size);
  // Old enough that nothing of it is a change to somebody who reads the thread now.
  const start = Date.now() - 30 * DAY;
  for (let number = 1; number <= size; number++) {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(SENTENCES, random()));
    comments.push({
      number,
      id: createHash('sha256')
        .update(`${String(size)}/${String(number)}`)
        .digest('hex')
        .slice(0, 20),
      name: pick(NAMES, random()),
      body: number === 1 ? `The first to say ${RARE_WORD}.` : sentences.join(' '),
      time: start + Math.floor((number / size) * 20 * DAY),
      parent: number % 5 === 0 ? (comments.at(-1) ?? null) : null,
    });
  }
  threads.set(size, comments);
  return comments;
}

/** The comments of a thread that are no replies, newest first. */
export function rootsOf(size: number): readonly SampleComment[] {
  return sampleThread(size)
    .filter(({ parent }) => parent === null)
    .reverse();
}

/** The replies to a comment, oldest first. */
export function repliesTo(comment: SampleComment, size: number): readonly SampleComment[] {
  const next = sampleThread(size)[comment.number];
  return next?.parent === comment ? [next] : [];
}

/** How many comments stand on the page with the newest roots of a thread. */
export function countWithReplies(size: number, roots: number): number {
  return rootsOf(size)
    .slice(0, roots)
    .reduce((sum, root) => sum + 1 + repliesTo(root, size).length, 0);
}

function pick(from: readonly string[], share: number): string {
  return from[Math.floor(share * from.length)] ?? '';
}

/** Numbers from 0 up to 1 that look random and are the same for the same seed (a linear congruential generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
