import { CommentsError } from '../../../model/errors.js';
import type { StructuredQuery } from '../comment-queries.js';
import type { FirestoreDocument } from '../firestore-values.js';

/** What a stream is asked for. */
export interface ListenQuery {
  /** `projects/…/documents/…`: the document below which the collection lies. */
  readonly parent: string;
  readonly structuredQuery: StructuredQuery;
}

/** Why a query or a stream ended. */
export interface Refusal {
  /** A gRPC code in a target's change, an HTTP status in a message of its own. */
  readonly code?: number;
  readonly status?: string;
  readonly message?: string;
}

/**
 * What happened to queries; to all of them when none is named
 * (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#targetchange).
 */
export interface TargetChange {
  readonly targetChangeType?: 'NO_CHANGE' | 'ADD' | 'REMOVE' | 'CURRENT' | 'RESET';
  readonly targetIds?: readonly number[];
  readonly cause?: Refusal;
  readonly resumeToken?: string;
  readonly readTime?: string;
}

/** One message of the server (https://firebase.google.com/docs/firestore/reference/rpc/google.firestore.v1#listenresponse). */
export interface ListenResponse {
  readonly targetChange?: TargetChange;
  readonly documentChange?: { readonly document: FirestoreDocument; readonly targetIds?: readonly number[] };
  readonly error?: Refusal;
}

/** Refusals by the rules: the number in a target's change, the name in a message of its own. */
const REFUSED = /^(7|PERMISSION_DENIED)$/;

/** Refusals after which the same request fails again. */
const LASTING = /^(3|5|9|12|INVALID_ARGUMENT|NOT_FOUND|FAILED_PRECONDITION|UNIMPLEMENTED)$/;

/**
 * A refusal as a `CommentsError`: `refused` by the rules, `unknown` when asking again would not help, else `busy`
 * (the numbers: https://grpc.github.io/grpc/core/md_doc_statuscodes.html).
 */
export function errorOf({ code: number, status = String(number), message = '' }: Refusal): CommentsError {
  const code = REFUSED.test(status) ? 'refused' : LASTING.test(status) ? 'unknown' : 'busy';
  return new CommentsError(code, message);
}
