import type { CommentId, StoredComment } from '../src/model/comment.js';
import type { SampleComment } from './sample-comments.js';

const MINUTE = 60_000;
const now = Date.now();
let count = 0;

/** Sample comments as the embedded store keeps them, replies behind their comment. */
export function storedComments(
  samples: readonly SampleComment[],
  parent: CommentId | null = null,
): readonly StoredComment[] {
  return samples.flatMap((sample) => {
    const comment = storedComment(sample, parent);
    return [comment, ...storedComments(sample.replies ?? [], comment.id)];
  });
}

function storedComment({ name, body, role = '', minutesAgo }: SampleComment, parent: CommentId | null): StoredComment {
  const id = `sample${String(++count).padStart(14, '0')}`;
  const author = (name === '' ? String(count) : keyOf(name)).padStart(32, '0');
  const createdAt = now - minutesAgo * MINUTE;
  const times = { createdAt, updatedAt: createdAt, editedAt: null };
  return {
    id,
    body,
    name,
    author,
    role,
    parent,
    root: parent,
    at: null,
    hearts: 0,
    state: 'visible',
    answer: null,
    ...times,
  };
}

/** The same name is the same person within the demo. */
function keyOf(name: string): string {
  return Array.from(name, (character) => (character.codePointAt(0) ?? 0).toString(16))
    .join('')
    .slice(0, 32);
}
