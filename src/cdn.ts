import './widget/webinar-comments.js';

// What both stores share comes with the entry, and so does what several later chunks share with one of them: as a chunk
// it would be one more round trip before the first comments.
// The names are no interface.
export { readComment } from './model/comment-record.js';
export { pageOf } from './store/firestore/comment-queries.js';
export { appCheckHeaders } from './store/firestore/app-check.js';
export { decodeValue } from './store/firestore/firestore-values.js';
export { SnapshotCell } from './store/snapshot-cell.js';
export { ThreadLedger, visibleIn, warnOfSkipped } from './store/thread-ledger.js';
