import { CommentsError } from '../../../model/errors.js';

/** Code that was asked for; rejects with `CommentsError` when it could not be fetched. */
export async function fetched<T>(code: Promise<T>): Promise<T> {
  try {
    return await code;
  } catch (thrown) {
    throw CommentsError.offline(thrown);
  }
}
