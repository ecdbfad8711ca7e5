import type { RuleTable } from '../scene.js';
import { editComment, removeComment, restoreComment } from './change.js';
import { commentSizes, createComment, replyToComment } from './create.js';
import { noteAuthor, otherDocuments } from './note.js';
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
  editComment,
  removeComment,
  restoreComment,
  otherDocuments,
];
