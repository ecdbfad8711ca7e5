import { pageOf, placeSheet } from '../support/page-server.js';
import { PEERS, type Peer } from './peers.js';
import { countWithReplies, repliesTo, rootsOf, type SampleComment } from './sample-thread.js';
import type { Site } from './site.js';
import type { Awaited } from './visit.js';

/** Comments of ours that a first look waits for. */
const FIRST = 25;

/** A page with a thread, and what somebody who opens it waits for. */
export interface Scene {
  readonly url: string;
  readonly awaited: Awaited;
}

/** One of those who are compared, with a page for a thread of any size. */
export interface Contestant {
  readonly name: string;
  /** The page as it comes, where somebody waits for the first comments. */
  first(size: number): Promise<Scene>;
  /** The page where somebody waits for every comment. */
  all(size: number): Promise<Scene>;
}

/** A page that embeds a peer as its documentation says. */
export function peerContestant(site: Site, peer: Peer): Contestant {
  const scene = (size: number, pageSize: number): Promise<Scene> => {
    const id = `${peer.name.toLowerCase().replaceAll(/[^a-z]/g, '')}-${String(size)}-${String(pageSize)}`;
    const backEnd = site.answer(id, peer.backEnd(size, pageSize));
    const url = site.publish(`${id}.html`, page(peer.markup(backEnd, pageSize)));
    const comments = Math.min(countWithReplies(size, pageSize), pageSize === peer.pageSize ? FIRST : Infinity);
    return Promise.resolve({ url, awaited: { selector: peer.selector, comments, showsAll: false } });
  };
  return { name: peer.name, first: (size) => scene(size, peer.pageSize), all: (size) => scene(size, size) };
}

/** All peers. */
export function peerContestants(site: Site): readonly Contestant[] {
  return PEERS.map((peer) => peerContestant(site, peer));
}

/** Static HTML with the same comments, which no widget can outdo. */
export function floorContestant(site: Site): Contestant {
  const scene = (size: number, comments: number): Promise<Scene> => {
    const url = site.publish(`static-${String(size)}.html`, page(staticThread(size)));
    return Promise.resolve({ url, awaited: { selector: 'article', comments, showsAll: false } });
  };
  return { name: 'static HTML', first: (size) => scene(size, FIRST), all: (size) => scene(size, size) };
}

/**
 * A page with our element, whose place it keeps free as the README says; `markup` becomes the tag for a thread of some
 * size, and `selector` selects the first comments where the page itself holds them.
 */
export function ownContestant(
  site: Site,
  name: string,
  markup: (size: number) => Promise<string>,
  selector: string | null = null,
): Contestant {
  const scene = async (size: number, showsAll: boolean): Promise<Scene> => {
    const html = pageOf(await markup(size), { head: `<style>${await placeSheet()}</style>` });
    const url = site.publish(`${name.replaceAll(/[^a-z]/gi, '')}-${String(size)}.html`, html);
    return { url, awaited: { selector: showsAll ? null : selector, comments: showsAll ? size : FIRST, showsAll } };
  };
  return { name, first: (size) => scene(size, false), all: (size) => scene(size, true) };
}

/** The page of `pageOf`, without our script: nobody else's page may wait for it. */
function page(markup: string): string {
  const [before, after, ...others] = pageOf(markup).split(/<script [^>]*src="\/cdn\/.*?<\/script>/);
  if (after === undefined || others.length > 0) throw new Error('Our script is not where it is looked for.');
  return `${before ?? ''}${after}`;
}

function staticThread(size: number): string {
  const article = ({ name, body, time }: SampleComment): string => {
    const date = new Date(time).toISOString();
    const shown = date.slice(0, 16).replace('T', ' ');
    const heading = `<h3><bdi>${name || 'Anonymous'}</bdi> <time datetime="${date}">${shown}</time></h3>`;
    return `<article>${heading}<p dir="auto">${body}</p></article>`;
  };
  const item = (root: SampleComment): string => {
    const replies = repliesTo(root, size).map((reply) => `<li>${article(reply)}</li>`);
    return `<li>${article(root)}${replies.length > 0 ? `<ul>${replies.join('')}</ul>` : ''}</li>`;
  };
  const items = rootsOf(size).map(item).join('\n');
  return `<section aria-labelledby="heading"><h2 id="heading">Comments (${String(size)})</h2><ul>${items}</ul></section>`;
}
