import { repliesTo, rootsOf, type SampleComment } from './sample-thread.js';
import type { BackEnd } from './site.js';

/** Another comment system: how a page embeds it, and a back end that answers what it asks to show a thread. */
export interface Peer {
  readonly name: string;
  /** Its files, as its documentation embeds them, by their addresses on the site. */
  readonly files: readonly string[];
  /** How many comments without a parent it shows at first. */
  readonly pageSize: number;
  /** Selects one element for each comment. */
  readonly selector: string;
  /** The markup of its documentation; `pageSize` is what the page sets, or where that is not possible the server. */
  markup(backEnd: string, pageSize: number): string;
  /** Its server for a thread of some size. */
  backEnd(size: number, pageSize: number): BackEnd;
}

/** No picture is fetched from a third party, which spares the peers what they would cost in life. */
const AVATAR =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ccircle cx='9' cy='9' r='9'/%3E%3C/svg%3E";

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

const paragraph = ({ body }: SampleComment): string => `<p>${body}</p>`;

const nameOf = ({ name }: SampleComment): string => name || 'Anonymous';

/** Artalk 2.9.1. Emoticons come from a third party and the version is compared on the server; both are left out. */
const artalk: Peer = {
  name: 'Artalk 2.9.1',
  files: ['/artalk/Artalk.css', '/artalk/Artalk.js'],
  pageSize: 20,
  selector: '.atk-comment',
  markup: (server, pageSize) => `<link rel="stylesheet" href="/artalk/Artalk.css">
<script src="/artalk/Artalk.js"></script>
<div id="comments"></div>
<script>
  Artalk.init({
    el: '#comments', pageKey: '/replay', pageTitle: 'Replay', server: '${server}', site: 'Bench', locale: 'en',
    emoticons: false, versionCheck: false, pagination: { pageSize: ${String(pageSize)} },
    avatarURLBuilder: () => "${AVATAR}",
  });
</script>`,
  backEnd: (size) => {
    const roots = rootsOf(size);
    return ({ pathname, searchParams }) => {
      if (pathname.endsWith('/conf')) return { frontend_conf: {}, version: { app: 'artalk-go', version: '2.9.1' } };
      if (pathname.endsWith('/pages/pv')) return { pv: 1 };
      if (!pathname.endsWith('/comments')) return undefined;
      const offset = Number(searchParams.get('offset'));
      const shown = roots.slice(offset, offset + Number(searchParams.get('limit')));
      const comments = shown.flatMap((root) => [root, ...repliesTo(root, size)]).map(artalkComment);
      return { comments, count: size, roots_count: roots.length, page: ARTALK_PAGE };
    };
  },
};

const ARTALK_PAGE = {
  ...{ id: 1, admin_only: false, key: '/replay', url: '/replay', title: 'Replay', site_name: 'Bench' },
  ...{ vote_up: 0, vote_down: 0, pv: 1, date: '2026-01-01' },
};

function artalkComment(comment: SampleComment): object {
  return {
    ...{ id: comment.number, rid: comment.parent?.number ?? 0, content: comment.body, nick: nameOf(comment) },
    ...{
      content_marked: paragraph(comment),
      date: new Date(comment.time).toISOString().slice(0, 19).replace('T', ' '),
    },
    ...{ user_id: comment.number, email_encrypted: '0'.repeat(32), link: '', ua: BROWSER, ip_region: '' },
    ...{ is_collapsed: false, is_pending: false, is_pinned: false, is_verified: false, is_allow_reply: true },
    ...{ badge_name: '', badge_color: '', visible: true, vote_up: 0, vote_down: 0 },
    ...{ page_key: '/replay', page_url: '/replay', site_name: 'Bench' },
  };
}

/** Waline 3.15.2. Emoji come from a third party; they are left out. */
const waline: Peer = {
  name: 'Waline 3.15.2',
  files: ['/waline/waline.css', '/waline/waline.js'],
  pageSize: 10,
  selector: '.wl-card-item',
  markup: (server, pageSize) => `<link rel="stylesheet" href="/waline/waline.css">
<div id="waline"></div>
<script type="module">
  import { init } from '/waline/waline.js';
  init({
    el: '#waline', serverURL: '${server}', path: '/replay', lang: 'en', pageSize: ${String(pageSize)},
    emoji: false, search: false, imageUploader: false,
  });
</script>`,
  backEnd: (size) => {
    const roots = rootsOf(size);
    return ({ pathname, searchParams }) => {
      if (!pathname.endsWith('/api/comment')) return undefined;
      const [page, pageSize] = [Number(searchParams.get('page')), Number(searchParams.get('pageSize'))];
      const shown = roots.slice((page - 1) * pageSize, page * pageSize);
      const data = shown.map((root) => ({
        ...walineComment(root),
        sticky: false,
        children: repliesTo(root, size).map((reply) => ({
          ...walineComment(reply),
          ...{ pid: root.number, rid: root.number, reply_user: { nick: nameOf(root), link: '', avatar: AVATAR } },
        })),
      }));
      const totalPages = Math.ceil(roots.length / pageSize);
      return { errno: 0, errmsg: '', data: { page, totalPages, pageSize, count: size, data } };
    };
  },
};

function walineComment(comment: SampleComment): object {
  return {
    ...{ objectId: comment.number, comment: paragraph(comment), orig: comment.body, time: comment.time },
    ...{ nick: nameOf(comment), link: '', avatar: AVATAR, like: 0, status: 'approved', browser: 'Chrome', os: 'Linux' },
    ...{ addr: '' },
  };
}

/** Twikoo 1.7.9, whose server decides how many comments a page has. */
const twikoo: Peer = {
  name: 'Twikoo 1.7.9',
  files: ['/twikoo/twikoo.min.js'],
  pageSize: 8,
  selector: '.tk-comment',
  markup: (server) => `<script src="/twikoo/twikoo.min.js"></script>
<div id="comments"></div>
<script>twikoo.init({ envId: '${server}', el: '#comments', path: '/replay', lang: 'en' });</script>`,
  backEnd: (size, pageSize) => {
    const roots = rootsOf(size);
    const data = roots.slice(0, pageSize).map((root) => ({
      ...twikooComment(root),
      replies: repliesTo(root, size).map((reply) => ({
        ...twikooComment(reply),
        ...{ rid: root.id, pid: root.id, ruser: nameOf(root) },
      })),
    }));
    return (_url, body) => {
      const { event } = JSON.parse(body) as { readonly event: string };
      if (event === 'GET_CONFIG') return { code: 0, config: { VERSION: '1.7.9', IS_ADMIN: false } };
      if (event === 'COMMENT_GET') return { code: 0, data, more: roots.length > pageSize, count: size };
      return { code: 0 };
    };
  },
};

function twikooComment(comment: SampleComment): object {
  return {
    ...{ id: comment.id, nick: nameOf(comment), avatar: AVATAR, mailMd5: '', link: '', comment: paragraph(comment) },
    ...{ os: 'Linux', browser: 'Chrome 126', ipRegion: '', master: false, like: 0, ups: 0, downs: 0, liked: false },
    ...{ replies: [], top: false, isSpam: false, isOwner: false, created: comment.time, updated: comment.time },
  };
}

/** The comment systems that ours is compared with. */
export const PEERS: readonly Peer[] = [artalk, waline, twikoo];
