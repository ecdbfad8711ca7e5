import type { RuleTable } from '../scene.js';
import { markAnswer } from './answer.js';
import { banPerson, changeBan, liftBan, postBanned, readBan } from './ban.js';
import { shortestNames } from './bounds.js';
import { editComment, removeComment, restoreComment } from './change.js';
import { commentSizes, createComment, replyToComment } from './create.js';
import { deleteHeart, giveHeart, noteHeart, readHearts, takeHeartBack } from './heart.js';
import { holdComment, holdWhatMayBeWritten, readHeldComment, skipTheQueue, takeHeldCommentBack } from './held.js';
import { listQueue, listReports } from './lists.js';
import { noteAuthor, notePublished, otherDocuments, readNote } from './note.js';
import { firstCount, nextCount, readOwnCount } from './count.js';
import { approveComment, restoreWithdrawn } from './publish.js';
import { listComments, otherQueries, readDocuments } from './read.js';
import { answerReport, readReport, reportAgain, reportComment } from './report.js';
import { moderate, readRole, speakWithRole } from './role.js';
import {
  firstTally,
  nextTally,
  otherOfTallies,
  otherTallies,
  postUntallied,
  readTallies,
  removeUntallied,
  restoreUntallied,
} from './tally.js';
import { changeThread, createThread } from './thread.js';
import { decideOtherwise, keepWithdrawn, keepWithdrawnOverOthers, leaveQueue, withdrawComment } from './withdraw.js';

/** Every table of cases. */
export const TABLES: readonly RuleTable[] = [
  readDocuments,
  listComments,
  otherQueries,
  createThread,
  changeThread,
  createComment,
  replyToComment,
  commentSizes,
  shortestNames,
  noteAuthor,
  firstCount,
  nextCount,
  readOwnCount,
  firstTally,
  nextTally,
  otherTallies,
  postUntallied,
  removeUntallied,
  restoreUntallied,
  readTallies,
  otherOfTallies,
  editComment,
  removeComment,
  restoreComment,
  holdComment,
  holdWhatMayBeWritten,
  skipTheQueue,
  readHeldComment,
  takeHeldCommentBack,
  approveComment,
  restoreWithdrawn,
  notePublished,
  readNote,
  withdrawComment,
  keepWithdrawn,
  keepWithdrawnOverOthers,
  decideOtherwise,
  leaveQueue,
  giveHeart,
  noteHeart,
  takeHeartBack,
  deleteHeart,
  readHearts,
  reportComment,
  reportAgain,
  answerReport,
  readReport,
  banPerson,
  changeBan,
  liftBan,
  readBan,
  postBanned,
  moderate,
  speakWithRole,
  readRole,
  markAnswer,
  listQueue,
  listReports,
  otherDocuments,
];
