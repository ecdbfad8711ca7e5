/**
 * A value as Firestore's REST interface writes it
 * (https://firebase.google.com/docs/firestore/reference/rest/v1/Value).
 */
export type FirestoreValue =
  | { readonly nullValue: null }
  | { readonly booleanValue: boolean }
  | { readonly integerValue: string }
  | { readonly doubleValue: number | 'NaN' | 'Infinity' | '-Infinity' }
  | { readonly timestampValue: string }
  | { readonly stringValue: string }
  | { readonly referenceValue: string }
  | { readonly arrayValue: { readonly values?: readonly FirestoreValue[] } };

/** A change that the server computes (https://firebase.google.com/docs/firestore/reference/rest/v1/Write#FieldTransform). */
export type FieldTransform =
  | { readonly fieldPath: string; readonly setToServerValue: 'REQUEST_TIME' }
  | { readonly fieldPath: string; readonly increment: FirestoreValue };

/** Fields of a document by name. */
export type FirestoreFields = Readonly<Record<string, FirestoreValue>>;

/** A document as Firestore's REST interface writes it. */
export interface FirestoreDocument {
  /** `projects/…/databases/…/documents/…` */
  readonly name: string;
  readonly fields?: FirestoreFields;
}

/** A plain value as Firestore's REST interface writes it; a `Date` becomes a timestamp. */
export function encodeValue(value: string | number | boolean | Date | null): FirestoreValue {
  if (value === null) return { nullValue: null };
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  if (value instanceof Date) return { timestampValue: value.toISOString() };
  return Number.isInteger(value) ? { integerValue: String(value) } : { doubleValue: value };
}

/** The plain value of a field; a timestamp becomes a `Date`, and a kind that no comment uses becomes undefined. */
export function decodeValue(value: FirestoreValue | undefined): unknown {
  if (value === undefined) return undefined;
  if ('nullValue' in value) return null;
  if ('stringValue' in value) return value.stringValue;
  if ('booleanValue' in value) return value.booleanValue;
  if ('integerValue' in value) return Number(value.integerValue);
  if ('doubleValue' in value) return Number(value.doubleValue);
  if ('timestampValue' in value) return new Date(value.timestampValue);
  return undefined;
}
