import { CommentsError } from '../../../model/errors.js';

/** The key by which a person is known in one thread and nowhere else; the rules compute the same. */
export async function authorKey(uid: string, thread: string): Promise<string> {
  return (await sha256(`${uid}/${thread}`)).slice(0, 32);
}

/** Binds removed words to their author, so that only those words can come back; the rules compute the same. */
export function sealWords(
  uid: string,
  { name, body }: { readonly name: string; readonly body: string },
): Promise<string> {
  return sha256(`${uid}\n${name}\n${body}`);
}

async function sha256(text: string): Promise<string> {
  // Browsers offer it to secure pages only, whatever its type says.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) throw new CommentsError('sign-in', 'Posting needs a page that is served over https.');
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
