import type { RuleTable } from '../scene.js';
import { editComment, removeComment, restoreComment } from './change.js';
import { commentSizes, createComment, replyToComment } from './create.js';
import { noteAuthor, otherDocuments } from './note.js';
import { firstCount, nextCount, readOwnCount } from './count.js';
import { listComments, otherQueries, readDocuments } from './read.js';

/** Every table of cases. */
export const TABLES: readonly RuleTable[] = [
  readDocuments,
  listComments,
  otherQueries,
  createComment,
  replyToComment,
  commentSizes,
  noteAuthor,
  firstCount,
  nextCount,
  readOwnCount,
  editComment,
  removeComment,
  restoreComment,
  otherDocuments,
];
