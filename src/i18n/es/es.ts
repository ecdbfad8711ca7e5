import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

const failures: Messages['failures'] = {
  offline: 'En este momento no hay conexión.',
  busy: 'Los comentarios están muy ocupados en este momento.',
  misconfigured: 'Aquí no se pueden mostrar comentarios en este momento.',
  unknown: 'Algo ha fallado.',
};

/** The interface in Spanish. */
export const dictionary: Dictionary = (formats) => ({
  lang: 'es',
  dir: 'ltr',
  heading: 'Comentarios',
  anonymous: 'Anónimo',
  edited: 'editado',
  removed: 'Comentario eliminado',
  you: 'tú',
  pinned: 'Fijado',
  linked: 'Comentario enlazado',
  answered: 'Respondido',
  waiting: 'En espera de revisión',
  roles: { expert: 'Especialista', host: 'Presentación', moderator: 'Moderación' },

  loading: 'Cargando comentarios…',
  empty: 'Aún no hay comentarios. El tuyo puede ser el primero.',
  closed: 'Esta conversación está cerrada. Todavía puedes leerla.',
  offline: 'Parece que no tienes conexión. Los comentarios nuevos aparecerán cuando vuelva.',
  memoryOnly: 'Este navegador no guarda comentarios: desaparecerán cuando salgas de esta página.',

  commentLabel: 'Tu comentario',
  nameLabel: 'Nombre (opcional)',
  nameHint: 'Déjalo vacío para seguir en el anonimato.',
  publicNotice: 'Cualquiera puede leer lo que publiques aquí.',
  reviewNotice: 'Primero lo lee un moderador; después, cualquiera.',
  postComment: 'Publicar comentario',
  cancel: 'Cancelar',
  sending: 'Enviando…',

  heart: (hearts) => (hearts === 0 ? 'Corazón' : `Corazón ${formats.number(hearts)}`),
  report: 'Denunciar',
  reportOf: (name) => `Denunciar el comentario de ${name}`,
  copyLink: 'Copiar enlace',
  copyLinkOf: (name) => `Copiar enlace al comentario de ${name}`,
  reply: 'Responder',
  tryAgain: 'Reintentar',
  notSent: 'No se ha enviado.',
  readMore: (words) => formats.count(words, { one: 'Leer más (# palabra)', other: 'Leer más (# palabras)' }),
  readLess: 'Mostrar menos',
  repliesTo: (name) => `Respuestas a ${name}`,
  replyTo: (name) => `Responder a ${name}`,

  loadMore: 'Cargar más',
  showAll: 'Mostrar todos',
  loadingMore: 'Cargando…',
  loadedMore: (n) => formats.count(n, { one: '# comentario más cargado', other: '# comentarios más cargados' }),
  newComments: (n) => formats.count(n, { one: '# comentario nuevo', other: '# comentarios nuevos' }),

  forActing: later(async () => (await import('./es-acting.js')).spanishActing(formats, failures)),
  forReports: later(async () => (await import('./es-report.js')).spanishReport(formats)),
  forSignIn: later(async () => (await import('./es-sign-in.js')).spanishSignIn),
  forModerators: later(async () => (await import('./es-moderator.js')).spanishModerator(formats)),

  failures,
  goesOn: 'Seguirá por sí solo.',
});
