import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SerializedAXNode } from 'puppeteer-core';
import { foreignComment, TestFirestore } from '../support/firestore-rest.js';
import { elementOf } from '../support/page-server.js';
import type { Reader } from '../support/reader.js';
import { Stage } from '../support/stage.js';
import { until } from '../support/until.js';

const DATE = /[A-Z][a-z]+ \d{1,2}, \d{4} at \d{1,2}:\d{2}\s[AP]M/g;

/** The accessibility tree below the page, a line for each thing, with dates as "DATE". */
async function treeOf(reader: Reader, from: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = ({ role, name = '', children = [], ...rest }: SerializedAXNode, depth: number): void => {
    const marks = (['level', 'description', 'invalid', 'required', 'pressed', 'disabled', 'focused'] as const)
      .filter((mark) => rest[mark] !== undefined && rest[mark] !== 'false')
      .map((mark) => ` ${mark}=${String(rest[mark])}`);
    // Words that a heading or a button says already are not told twice.
    if (role === 'StaticText' && lines.at(-1)?.endsWith(`"${name}"`)) return;
    const label = name
      .replace(DATE, 'DATE')
      .replace(/ · now$|\s+/g, ' ')
      .trim();
    lines.push(`${'  '.repeat(depth)}${role}${label === '' ? '' : ` "${label}"`}${marks.join('')}`);
    if (!['heading', 'button', 'link', 'textbox'].includes(role)) for (const child of children) write(child, depth + 1);
  };
  const root = await reader.page.accessibility.snapshot({ interestingOnly: true });
  for (const node of root?.children ?? []) write(node, 0);
  const start = lines.findIndex((line) => line.includes(from));
  const indent = lines[start]?.search(/\S/) ?? 0;
  return lines.slice(start).map((line) => line.slice(Math.min(indent, line.search(/\S/))));
}

/** Fails with both where a tree is another one than was written down. */
function assertTree(tree: readonly string[], expected: string): void {
  assert.equal(tree.join('\n'), expected.trim());
}

describe('what assistive technology finds', () => {
  const firestore = new TestFirestore('tree');
  const stage = new Stage();

  it('in a thread: a heading for each comment, and names that tell its buttons apart', async () => {
    const [root, reply] = ['R'.repeat(20), 'S'.repeat(20)];
    const at = (minutes: number): object => {
      const time = new Date(Date.UTC(2026, 0, 1, 12, minutes));
      return { createdAt: time, updatedAt: time };
    };
    await firestore.seed([
      firestore.write(`threads/t/comments/${root}`, { ...foreignComment('A question.'), name: 'Ann', ...at(0) }),
      firestore.write(`threads/t/comments/${reply}`, {
        ...foreignComment('An answer: https://lantern-house.example/sleep'),
        ...{ name: 'Dr. Ines', role: 'expert', parent: root, root },
        ...at(1),
      }),
    ]);
    const reader = await stage.open(elementOf(firestore, 't'));
    await reader.sees('An answer');
    assertTree(await treeOf(reader, 'heading "Ann'), THREAD);
  });

  it('in a form with an error: the sentence belongs to the field', async () => {
    const reader = await stage.open('<webinar-comments thread="t"></webinar-comments>');
    await reader.sees('No comments yet');
    await reader.press('Post comment');
    await reader.sees('Write something first.');
    assertTree(await treeOf(reader, 'heading "Comments'), FORM);
  });

  it('in the queue of moderators: what waits, why, and what can be done', async () => {
    const reader = await stage.open('<webinar-comments thread="t" demo-role="moderator"></webinar-comments>');
    await reader.sees('Close thread');
    const report = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('webinar-comments');
        asked.onerror = (): void => {
          reject(new Error(String(asked.error)));
        };
        asked.onsuccess = (): void => {
          const at = 1_790_000_000_000;
          const comment = {
            ...{ id: 'Q'.repeat(20), body: 'Buy my pillow.', name: 'Pat', author: 'b'.repeat(32), role: '' },
            ...{ parent: null, root: null, at: null, createdAt: at, updatedAt: at, editedAt: null, hearts: 0 },
            ...{ state: 'visible', answer: null },
          };
          const write = asked.result.transaction('moderation', 'readwrite');
          write.objectStore('moderation').put({ thread: 't', comment, reason: null }, ['queue', 't', comment.id]);
          write.oncomplete = (): void => {
            asked.result.close();
            resolve();
          };
        };
      });
    await reader.post('Mine.');
    await reader.sees('Mine.');
    await reader.page.evaluate(report);
    await reader.page.reload();
    await reader.sees('Buy my pillow.');
    await until('it is alone', async () => (await reader.text()).includes('Pat'));
    const tree = await treeOf(reader, 'heading "Moderation');
    assertTree(tree.slice(0, tree.indexOf('form')), QUEUE);
  });
});

const THREAD = `
heading "Ann DATE" level=3
StaticText "A question."
button "Heart" pressed=false
button "Reply to Ann"
button "Report the comment of Ann"
button "Copy link to the comment of Ann"
heading "Dr. Ines Expert DATE" level=4
StaticText "An answer:"
link "https://lantern-house.example/sleep"
button "Heart" pressed=false
button "Report the comment of Dr. Ines"
button "Copy link to the comment of Dr. Ines"
status
`;

const FORM = `
heading "Comments" level=2
form
  StaticText "Your comment"
  textbox "Your comment" description=Error: Write something first. invalid=true required=true focused=true
  StaticText "Error:"
  StaticText "Write something first."
  StaticText "Name (optional)"
  textbox "Name (optional)" description=Leave it empty to stay anonymous. required=false
  StaticText "Leave it empty to stay anonymous."
  button "Post comment" description=Anyone can read what you post here.
  StaticText "Anyone can read what you post here."
StaticText "No comments yet. Yours can be the first."
status
`;

const QUEUE = `
heading "Moderation" level=3
StaticText "This thread"
StaticText ":"
StaticText "Open. Comments appear at once."
button "Close thread"
button "Review before publishing"
status
  StaticText "1 comment waits for you, in all threads of this site."
heading "Pat DATE" level=4
StaticText "Waiting for review"
StaticText "in t"
StaticText "Buy my pillow."
button "Approve: comment of Pat"
button "Remove: comment of Pat"
button "Ban author: comment of Pat"
`;
