import { CommentWork } from './comment-work.js';
import { FormWork } from './form-work.js';

/** What writing, and doing something with a comment, needs besides what is seen before. */
export const acting = { FormWork, CommentWork };
