import type { FirestoreRest } from '../firestore-rest.js';
import type { FieldTransform, FirestoreFields, FirestoreValue } from '../firestore-values.js';

/**
 * One change in a commit
 * (https://firebase.google.com/docs/firestore/reference/rest/v1/Write).
 */
export type Write =
  | {
      readonly update: { readonly name: string; readonly fields: FirestoreFields };
      readonly updateMask?: { readonly fieldPaths: readonly string[] };
      readonly updateTransforms?: readonly FieldTransform[];
      readonly currentDocument?: { readonly exists: boolean };
    }
  | { readonly delete: string; readonly currentDocument?: { readonly exists: boolean } };

interface CommitAnswer {
  readonly writeResults: readonly { readonly transformResults?: readonly FirestoreValue[] }[];
  readonly commitTime: string;
}

/** Makes all changes or none; resolves with the server time that the first write was given. */
export async function commit(rest: FirestoreRest, writes: readonly Write[], token: string): Promise<Date> {
  const { writeResults, commitTime } = (await rest.ask(`${rest.root}:commit`, { writes }, token)) as CommitAnswer;
  const given = writeResults[0]?.transformResults?.[0];
  return new Date(given && 'timestampValue' in given ? given.timestampValue : commitTime);
}
