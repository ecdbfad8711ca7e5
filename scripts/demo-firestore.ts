import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { sampleComments, type SampleComment } from '../demo/sample-comments.js';
import type { CommentId } from '../src/model/comment.js';
import { newCommentId } from '../src/model/draft.js';
import { newCommentFields } from '../src/store/firestore/writing/new-comment.js';
import { encodeValue } from '../src/store/firestore/firestore-values.js';
import { tallyMove } from '../src/store/firestore/writing/tally-move.js';
import { startFirestoreEmulator } from '../test/support/emulator.js';

const HOST = '127.0.0.1:8085';
const DOCUMENTS = 'projects/demo-webinar-comments/databases/(default)/documents';
const THREAD = `${DOCUMENTS}/threads/sleep-and-mood-2026`;
const MINUTE = 60_000;

/** The writes that put a sample comment and its replies into the thread, as the owner of the project may. */
function writesOf(sample: SampleComment, parent: CommentId | null): readonly object[] {
  const id = newCommentId();
  const uid = `sample-${sample.name || id}`;
  const time = encodeValue(new Date(Date.now() - sample.minutesAgo * MINUTE));
  const author = Buffer.from(uid).toString('hex').padEnd(32, '0').slice(0, 32);
  const fields = newCommentFields({ id, body: sample.body, name: sample.name, parent }, author);
  const name = `${THREAD}/comments/${id}`;
  return [
    { update: { name, fields: { ...fields, role: encodeValue(sample.role ?? ''), createdAt: time, updatedAt: time } } },
    { update: { name: `${name}/private/author`, fields: { uid: encodeValue(uid) } } },
    tallyMove(THREAD, id, 1),
    ...(sample.replies ?? []).flatMap((reply) => writesOf(reply, id)),
  ];
}

// The emulator ends with this program.
await startFirestoreEmulator({ port: Number(HOST.split(':')[1]) });
const answer = await fetch(`http://${HOST}/v1/${DOCUMENTS}:commit`, {
  method: 'POST',
  headers: { Authorization: 'Bearer owner' },
  body: JSON.stringify({ writes: sampleComments.flatMap((sample) => writesOf(sample, null)) }),
});
if (!answer.ok) throw new Error(`The emulator refused the sample comments: ${await answer.text()}`);

const server = await createServer({
  configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
  // The two panes come through the two names of this address, localhost being the other one.
  server: { host: '127.0.0.1', open: process.stdout.isTTY ? '/firestore.html' : false },
});
await server.listen();
console.log(`\n  Two readers side by side: ${server.resolvedUrls?.local[0] ?? ''}firestore.html\n`);
