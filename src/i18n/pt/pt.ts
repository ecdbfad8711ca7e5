import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

const failures: Messages['failures'] = {
  offline: 'Não há conexão no momento.',
  busy: 'Os comentários estão muito ocupados no momento.',
  misconfigured: 'Os comentários não podem ser mostrados aqui no momento.',
  unknown: 'Algo deu errado.',
};

/** The interface in the Portuguese of Brazil. */
export const dictionary: Dictionary = (formats) => ({
  lang: 'pt-BR',
  dir: 'ltr',
  heading: 'Comentários',
  anonymous: 'Anônimo',
  edited: 'editado',
  removed: 'Comentário removido',
  you: 'você',
  pinned: 'Fixado',
  linked: 'Comentário do link',
  answered: 'Respondido',
  waiting: 'Aguardando revisão',
  roles: { expert: 'Especialista', host: 'Apresentação', moderator: 'Moderação' },

  loading: 'Carregando comentários…',
  empty: 'Ainda não há comentários. O seu pode ser o primeiro.',
  closed: 'Esta conversa está encerrada. Você ainda pode lê-la.',
  offline: 'Parece que você está sem conexão. Os novos comentários aparecerão quando ela voltar.',
  memoryOnly: 'Este navegador não guarda comentários: eles somem quando você sair desta página.',

  commentLabel: 'Seu comentário',
  nameLabel: 'Nome (opcional)',
  nameHint: 'Deixe em branco para continuar no anonimato.',
  publicNotice: 'Qualquer pessoa pode ler o que você publica aqui.',
  reviewNotice: 'A moderação lê primeiro; depois, qualquer pessoa pode ler.',
  postComment: 'Publicar comentário',
  cancel: 'Cancelar',
  sending: 'Enviando…',

  heart: (hearts) => (hearts === 0 ? 'Coração' : `Coração ${formats.number(hearts)}`),
  report: 'Denunciar',
  reportOf: (name) => `Denunciar o comentário de ${name}`,
  copyLink: 'Copiar link',
  copyLinkOf: (name) => `Copiar link para o comentário de ${name}`,
  reply: 'Responder',
  tryAgain: 'Tentar de novo',
  notSent: 'Não enviado.',
  readMore: (words) => formats.count(words, { one: 'Ler mais (# palavra)', other: 'Ler mais (# palavras)' }),
  readLess: 'Mostrar menos',
  repliesTo: (name) => `Respostas a ${name}`,
  replyTo: (name) => `Responder a ${name}`,

  loadMore: 'Carregar mais',
  showAll: 'Mostrar todos',
  loadingMore: 'Carregando…',
  loadedMore: (n) => formats.count(n, { one: 'Mais # comentário carregado', other: 'Mais # comentários carregados' }),
  newComments: (n) => formats.count(n, { one: '# comentário novo', other: '# comentários novos' }),

  forActing: later(async () => (await import('./pt-acting.js')).portugueseActing(formats, failures)),
  forReports: later(async () => (await import('./pt-report.js')).portugueseReport(formats)),
  forSignIn: later(async () => (await import('./pt-sign-in.js')).portugueseSignIn),
  forModerators: later(async () => (await import('./pt-moderator.js')).portugueseModerator(formats)),

  failures,
  goesOn: 'Vai continuar sozinho.',
});
