import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand, snapshotArgs, type CommandOutcome } from '../support/command.js';
import { foreignComment, newId, tallies, TestFirestore, type Write } from '../support/firestore-rest.js';

const HOUR = 3_600_000;
const HOSTILE = `</p><script>alert("1")</script> & 'so on'\nsee https://a.example/?x=1&y=<b> or javascript:alert(1)\n\nThe end.`;

interface SnapshotText {
  readonly at: number;
  readonly count: { readonly value: number };
  readonly pinned: string | null;
  readonly last: { readonly name: string; readonly createdAt: string } | null;
  readonly comments: readonly (readonly unknown[])[];
}

describe('the command of the package', () => {
  const firestore = new TestFirestore('command');
  let folder: string;
  let ids: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    ids = Array.from({ length: 60 }, newId);
    const timeOf = (index: number): Date => new Date(Date.now() - HOUR + index * 1000);
    const reply = newId();
    const write = (id: string, index: number, fields: Readonly<Record<string, string>>): Write =>
      firestore.write(`threads/t/comments/${id}`, {
        ...foreignComment(`Number ${String(index)}.`),
        ...{ createdAt: timeOf(index), updatedAt: timeOf(index), ...fields },
      });
    await firestore.seed([
      firestore.write('threads/t', { state: 'open', moderation: 'post', pinned: ids[2] ?? '' }),
      ...ids.map((id, index) => write(id, index, index === 59 ? { body: HOSTILE, name: '<i>Eve</i>' } : {})),
      write(reply, 60, { body: 'A reply.', role: 'expert', parent: ids[58] ?? '', root: ids[58] ?? '' }),
      firestore.write(`threads/t/comments/${newId()}`, { ...foreignComment('Broken.'), hearts: 'many' }),
      ...tallies(firestore, 't', [...ids, reply]),
    ]);
  });
  after(() => rm(folder, { recursive: true }));

  const run = (...more: readonly string[]): Promise<CommandOutcome> =>
    runCommand([...snapshotArgs(firestore, 't'), ...more]);

  async function snapshotOf(...more: readonly string[]): Promise<SnapshotText> {
    const out = join(folder, 'snapshot.json');
    const { code, stderr, stdout } = await run('--out', out, ...more);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /snapshot\.json: \d+ of 61 comments, [\d,]+ bytes\n$/);
    return JSON.parse(await readFile(out, 'utf8')) as SnapshotText;
  }

  it('writes the newest comments with their replies, the pinned one, and where older ones go on', async () => {
    const { comments, count, pinned, last, at } = await snapshotOf();
    // The document that is no comment is one of the 25.
    assert.equal(comments.length, 24 + 1 + 1);
    assert.equal(count.value, 61);
    assert.equal(pinned, ids[2]);
    assert.ok(last?.name.endsWith(`/threads/t/comments/${ids[36] ?? ''}`));
    assert.ok(Math.abs(at - Date.now()) < HOUR);
    assert.deepEqual(await readdir(folder), ['snapshot.json']);
  });

  it('writes every comment once', async () => {
    const { comments, last } = await snapshotOf('--all');
    assert.equal(new Set(comments.map(([id]) => id)).size, 61);
    assert.equal(comments.length, 61);
    assert.equal(last, null);
  });

  it('writes HTML in which every word is a word', async () => {
    const html = join(folder, 'comments.html');
    const { code } = await run('--html', html, '--heading-level', '3');
    const text = await readFile(html, 'utf8');
    await rm(html);
    assert.equal(code, 0);
    assert.match(
      text,
      /^<section lang="en" dir="ltr">\n<h3>Comments \(61\)<\/h3>\n<ul>\n<li><article><h4><bdi>Anonymous<\/bdi>/,
    );
    assert.match(text, /<bdi>&lt;i&gt;Eve&lt;\/i&gt;<\/bdi> <time datetime="\d{4}-[^"]+Z">[^<]+ UTC<\/time><\/h4>/);
    assert.match(
      text,
      /<p dir="auto">&lt;\/p&gt;&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; &amp; &#39;so on/,
    );
    assert.match(text, /<br>see <a href="https:\/\/a\.example\/\?x=1&amp;y=" dir="ltr" rel="nofollow ugc noopener">/);
    assert.match(text, /<p dir="auto">The end\.<\/p>/);
    assert.match(text, /<h5><bdi>Anonymous<\/bdi> \(Expert\) <time/);
    assert.deepEqual([...text.matchAll(/href="(?!https?:)/g)], []);
    assert.doesNotMatch(text, /\b(?:style|class|id|onclick)=|<script/);
    assert.ok(text.indexOf('Number 2.') < text.indexOf('The end.'), 'The pinned comment stands first.');
  });

  it('writes HTML in the language of the page', async () => {
    const html = join(folder, 'arabic.html');
    const { code, stderr } = await run('--html', html, '--lang', 'ar-EG');
    assert.equal(code, 0, stderr);
    const markup = await readFile(html, 'utf8');
    assert.match(markup, /^<section lang="ar" dir="rtl">\n<h2>التعليقات \(٦١\)<\/h2>/);
    assert.ok(markup.includes('مجهول'));
    await rm(html);
  });

  it('helps', async () => {
    const { code, stdout, stderr } = await runCommand(['--help']);
    assert.deepEqual([code, stderr], [0, '']);
    for (const option of [
      '--thread',
      '--project-id',
      '--api-key',
      '--out',
      '--html',
      '--lang',
      '--all',
      '--emulator',
    ]) {
      assert.ok(stdout.includes(option), option);
    }
  });

  const misuses: readonly (readonly [sentence: string, args: () => readonly string[]])[] = [
    ['The only command is "snapshot".', () => []],
    ['The only command is "snapshot".', () => ['snapshots']],
    ['Name a file to write', () => snapshotArgs(firestore, 't')],
    ['name the same file', () => [...snapshotArgs(firestore, 't'), '--out', 'a', '--html', 'a']],
    ["Unknown option '--output'", () => [...snapshotArgs(firestore, 't'), '--output', 'a']],
    ['--thread is missing.', () => ['snapshot', '--out', 'a']],
    ['--api-key is missing.', () => ['snapshot', '--out', 'a', '--thread', 't', '--project-id', 'a-project']],
    ['--thread takes up to 100', () => [...snapshotArgs(firestore, 'a/b'), '--out', 'a']],
    ['--emulator takes a host and a port', () => [...snapshotArgs(firestore, 't', 'here'), '--out', 'a']],
    ['There are no words for --lang nl.', () => [...snapshotArgs(firestore, 't'), '--html', 'a', '--lang', 'nl']],
    ['--heading-level takes', () => [...snapshotArgs(firestore, 't'), '--html', 'a', '--heading-level', '6']],
  ];

  for (const [sentence, args] of misuses) {
    it(`says what is wrong with a call: ${sentence}`, async () => {
      const { code, stdout, stderr } = await runCommand(args());
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^webinar-comments: .* See --help\.\n$/);
      assert.ok(stderr.includes(sentence), stderr);
    });
  }

  it('says that the thread cannot be read, and leaves the file as it was', async () => {
    const { at } = await snapshotOf();
    const out = join(folder, 'snapshot.json');
    const { code, stderr } = await runCommand([...snapshotArgs(firestore, 't', '127.0.0.1:1'), '--out', out]);
    assert.equal(code, 1);
    assert.match(stderr, /^webinar-comments: The thread could not be read\. .*could not be reached/);
    assert.equal((JSON.parse(await readFile(out, 'utf8')) as SnapshotText).at, at);
  });

  it('says that a file cannot be written', async () => {
    const { code, stderr } = await run('--out', join(folder, 'missing', 'snapshot.json'));
    assert.equal(code, 1);
    assert.match(stderr, /missing\/snapshot\.json could not be written: /);
  });

  it('writes no snapshot that the element would refuse', async () => {
    const at = new Date(Date.now() - HOUR);
    const big = Array.from({ length: 100 }, newId);
    for (let start = 0; start < big.length; start += 20) {
      const writes = big.slice(start, start + 20).map((id) =>
        firestore.write(`threads/big/comments/${id}`, {
          ...foreignComment('x'.repeat(23_000)),
          ...{ createdAt: at, updatedAt: at },
        }),
      );
      await firestore.seed(writes);
    }
    const out = join(folder, 'big.json');
    const { code, stderr } = await runCommand([...snapshotArgs(firestore, 'big'), '--out', out, '--all']);
    assert.equal(code, 1);
    assert.match(stderr, /big\.json would have [\d,]+ bytes, and the element takes 2,000,000\. Leave out --all/);
    assert.deepEqual(await readdir(folder), ['snapshot.json']);
  });
});
