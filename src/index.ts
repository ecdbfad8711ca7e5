export { WebinarComments } from './widget/webinar-comments.js';
export {
  WebinarCommentsCountEvent,
  WebinarCommentsErrorEvent,
  WebinarCommentsPostEvent,
  WebinarCommentsReadyEvent,
} from './events/facts.js';
export { LOADING } from './store/comment-store.js';
export type { CommentStore, Connection, Keeping, ReadySnapshot, StoreSnapshot } from './store/comment-store.js';
export type { Comment, CommentId, CommentState, Role, StoredComment, Viewer } from './model/comment.js';
export type { CommentDraft } from './model/draft.js';
export { CommentsError, type CommentsErrorCode } from './model/errors.js';
export type { MessageOverrides } from './i18n/override-messages.js';
export type { DiagnosisOptions, Finding, FindingCode } from './store/finding.js';
export type { FirebaseConfig, FirestoreInstance } from './model/settings.js';
