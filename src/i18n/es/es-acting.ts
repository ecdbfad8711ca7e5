import type { ActingMessages } from '../acting-messages.js';
import type { Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ': es publicidad',
  abuse: ': hiere a alguien',
  personal: ': revela datos privados',
  advice: ': da consejos médicos',
  other: '',
};

const links = {
  linkCopied: 'Enlace copiado',
  linkNotCopied: 'El navegador no permitió copiar. Esta es la dirección:',
  linkMissing: 'El comentario enlazado no está aquí. Puede que se haya quitado o que sea de otra página.',
  linkUnread: 'No se pudo cargar el comentario enlazado.',
};

/** The words for people who write, in Spanish; `failures` are those that everybody may meet. */
export const spanishActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'Tu respuesta',
  editLabel: 'Edita tu comentario',
  postReply: 'Publicar respuesta',
  saveEdit: 'Guardar cambios',
  errorPrefix: 'Error:',
  bodyEmpty: 'Escribe algo primero.',
  bodyTooLong: (over) => formats.count(over, { one: 'Sobra # carácter.', other: 'Sobran # caracteres.' }),
  nameTooLong: (limit) => `Un nombre puede tener como máximo ${formats.number(limit)} caracteres.`,
  charactersLeft: (left) =>
    left >= 0
      ? formats.count(left, { one: 'Queda # carácter', other: 'Quedan # caracteres' })
      : formats.count(-left, { one: 'Sobra # carácter', other: 'Sobran # caracteres' }),

  edit: 'Editar',
  editOf: (time) => `Editar tu comentario del ${time}`,
  remove: 'Eliminar',
  removeOf: (time) => `Eliminar tu comentario del ${time}`,
  undo: 'Deshacer',
  copy: 'Copiar',
  copied: 'Copiado',
  copyFailed: 'El navegador no ha permitido copiar. Selecciona el texto.',
  ...links,
  discard: 'Descartar',
  removedFor: (reason) => `Un moderador ha eliminado este comentario${REMOVED_FOR[reason]}.`,

  posted: 'Tu comentario está publicado.',
  postedForReview: 'Tu comentario espera a un moderador.',
  removedAnnouncement: 'Tu comentario está eliminado.',
  restoredAnnouncement: 'Tu comentario ha vuelto.',
  savedAnnouncement: 'Tus cambios están guardados.',

  failures: {
    ...failures,
    'invalid-draft': 'El texto está vacío o es demasiado largo.',
    closed: 'Esta conversación está cerrada.',
    'too-late':
      'Un comentario se puede cambiar durante los 15 minutos siguientes a su publicación. Ese tiempo ha pasado.',
    'too-soon': 'Has publicado hace un momento.',
    'too-many': 'Una persona no puede publicar más en un día.',
    banned: 'En este momento no puedes escribir aquí.',
    refused: 'Esto no está permitido aquí.',
    'not-found': 'Este comentario ya no está.',
    'sign-in': 'En este momento no se puede publicar en esta página.',
    'signed-out': 'Has cerrado la sesión. Inicia sesión y vuelve a intentarlo.',
  },
});
