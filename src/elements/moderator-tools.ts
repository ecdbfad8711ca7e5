import type { TemplateResult } from 'lit';
import type { Comment } from '../model/comment.js';

/** What moderators find below each comment; given by the code that is fetched for them alone. */
export type ModeratorTools = (comment: Comment, replies: readonly Comment[]) => TemplateResult;
