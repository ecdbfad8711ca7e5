import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../support/browser.js';
import { runCommand, snapshotArgs } from '../support/command.js';
import { startFirestoreEmulator, type Emulator } from '../support/emulator.js';
import { foreignComment, newId, TestFirestore, type Write } from '../support/firestore-rest.js';
import { elementOf, snapshotHints } from '../support/page-server.js';
import { freePort } from '../support/processes.js';
import { ownContestant, type Contestant } from './contestants.js';
import { Recorder } from './recorder.js';
import { sampleThread, type SampleComment } from './sample-thread.js';
import { Site } from './site.js';

const BENCH = fileURLToPath(new URL('./', import.meta.url));

/** The emulator takes no more in one commit. */
const BATCH = 500;

/** What the command of the package writes about a thread. */
interface WrittenSnapshot {
  /** Where the file for the attribute is served. */
  readonly address: string;
  /** What goes inside the element. */
  readonly html: string;
}

/** A browser, web servers, and a Firestore emulator of its own, which is as young as the run. */
export class World {
  readonly site = new Site();
  readonly browser: Browser;
  readonly firestore: TestFirestore;
  readonly #emulator: Emulator;
  readonly #recorder: Recorder;
  readonly #threads = new Map<number, Promise<string>>();
  readonly #snapshots = new Map<number, Promise<WrittenSnapshot>>();

  private constructor(browser: Browser, emulator: Emulator) {
    this.browser = browser;
    this.#emulator = emulator;
    this.#recorder = new Recorder(emulator.host);
    this.firestore = new TestFirestore('bench', emulator.host);
  }

  /** Starts everything. */
  static async start(): Promise<World> {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('Chromium is missing. Install the package chromium.');
    // Nothing but this machine exists, for the peers as for us.
    const args = [...CHROMIUM_ARGS, '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
    const defaultViewport = { width: 1280, height: 800 };
    const [browser, emulator] = await Promise.all([
      puppeteer.launch({ executablePath, args, defaultViewport, protocolTimeout: 600_000 }),
      startFirestoreEmulator({ port: await freePort() }),
    ]);
    const world = new World(browser, emulator);
    await Promise.all([world.site.start(), world.#recorder.start()]);
    return world;
  }

  /** Where the emulator is: `127.0.0.1:port`. */
  get emulatorHost(): string {
    return this.#emulator.host;
  }

  /** The name of the thread with the sample comments of some size, which is in the emulator. */
  thread(size: number): Promise<string> {
    const known = this.#threads.get(size) ?? this.newThread(size);
    this.#threads.set(size, known);
    return known;
  }

  /** Another thread with the same comments, for somebody who changes it. */
  async newThread(size: number): Promise<string> {
    const thread = `bench-${String(size)}-${newId().slice(0, 6)}`;
    const writes = sampleThread(size).map((comment) => this.#write(thread, comment));
    for (let start = 0; start < writes.length; start += BATCH) {
      await this.firestore.seed(writes.slice(start, start + BATCH));
    }
    return thread;
  }

  /** Lets a comment of somebody else arrive; resolves with the server's time of it. */
  async arrive(thread: string, words: string): Promise<number> {
    const write = this.firestore.write(`threads/${thread}/comments/${newId()}`, foreignComment(words));
    const { body, status, message } = await this.firestore.commit([write], 'owner');
    if (status !== 200) throw new Error(`A comment could not arrive: ${message}`);
    return Date.parse((body as { readonly commitTime: string }).commitTime);
  }

  /** The tag of our element with a thread from the emulator. */
  tag(thread: string, host = this.emulatorHost, attributes: Readonly<Record<string, string>> = {}): string {
    return elementOf(this.firestore, thread, host, attributes);
  }

  /** The snapshot of a sample thread, as the command of the package writes it. */
  snapshot(size: number): Promise<WrittenSnapshot> {
    const known = this.#snapshots.get(size) ?? this.#writeSnapshot(size);
    this.#snapshots.set(size, known);
    return known;
  }

  /** Ours with the emulator, with its answers replayed, and with a snapshot. */
  own(): readonly Contestant[] {
    const { site } = this;
    const live = ownContestant(site, 'ours, emulator', async (size) => this.tag(await this.thread(size)));
    const { host } = this.#recorder;
    const replayed = ownContestant(site, 'ours, replayed', async (size) => this.tag(await this.thread(size), host));
    return [live, replayed, ownContestant(site, 'ours, snapshot', (size) => this.#snapshotTag(size))];
  }

  /** Ours with a snapshot whose comments the page itself holds too, as the README says for readers without JavaScript. */
  ownAsHtml(): Contestant {
    const markup = async (size: number): Promise<string> => {
      const [before = '', after = ''] = (await this.#snapshotTag(size)).split('</');
      return `${before}${(await this.snapshot(size)).html}</${after}`;
    };
    return ownContestant(this.site, 'ours, snapshot as HTML', markup, 'webinar-comments article');
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    await this.browser.close();
    await Promise.all([this.site.stop(), this.#recorder.stop(), this.#emulator.stop()]);
  }

  #write(thread: string, { id, name, body, time, parent }: SampleComment): Write {
    const at = new Date(time);
    const place = { parent: parent?.id ?? null, root: parent?.id ?? null };
    const fields = { ...foreignComment(body), name, ...place, createdAt: at, updatedAt: at };
    return this.firestore.write(`threads/${thread}/comments/${id}`, fields);
  }

  /** The tag, and before it the hints of the README. */
  async #snapshotTag(size: number): Promise<string> {
    const { address } = await this.snapshot(size);
    const tag = this.tag(await this.thread(size), this.#recorder.host, { snapshot: address });
    return `${await snapshotHints(address)}${tag}`;
  }

  async #writeSnapshot(size: number): Promise<WrittenSnapshot> {
    const folder = await mkdtemp(join(tmpdir(), 'webinar-comments-'));
    const [out, page] = [join(folder, 'snapshot.json'), join(folder, 'snapshot.html')];
    const args = snapshotArgs(this.firestore, await this.thread(size), this.emulatorHost);
    const { code, stderr } = await runCommand([...args, '--out', out, '--html', page]);
    if (code !== 0) throw new Error(`The command that writes a snapshot failed: ${stderr}`);
    const [text, html] = await Promise.all([readFile(out, 'utf8'), readFile(page, 'utf8')]);
    await rm(folder, { recursive: true });
    return { address: this.site.publish(`snapshot-${String(size)}.json`, text), html };
  }
}

/** Installs the peers into a folder of their own, unless they are there. */
export function installPeers(): void {
  if (existsSync(join(BENCH, 'node_modules/twikoo'))) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', BENCH, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The peers could not be installed: does npm reach its registry?');
}
