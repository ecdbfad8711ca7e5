import type { CommentId } from '../../../model/comment.js';
import type { Write } from './commit.js';
import { encodeValue } from '../firestore-values.js';

/**
 * The write that moves the number of a thread's comments, for the commit that makes a comment visible (1) or takes it
 * off the page (-1). Nothing is read for it: the server adds, and makes the document where there is none.
 *
 * @param threadName - the document name of the thread
 */
export function tallyMove(threadName: string, id: CommentId, step: 1 | -1): Write {
  // The rules want the part that the id names, so that posts at once rarely wait for each other.
  const name = `${threadName}/shards/${id.charAt(0).toLowerCase()}`;
  return {
    update: { name, fields: { comment: encodeValue(id) } },
    updateMask: { fieldPaths: ['comment'] },
    updateTransforms: [
      { fieldPath: 'count', increment: encodeValue(step) },
      { fieldPath: 'at', setToServerValue: 'REQUEST_TIME' },
    ],
  };
}
