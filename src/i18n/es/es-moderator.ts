import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in Spanish. */
export const spanishModerator = (formats: Formats): ModeratorMessages => ({
  title: 'Moderación',
  loading: 'Buscando lo que espera…',
  failed: 'En este momento no se puede leer la cola. Se reintentará por sí solo.',
  nothingWaits: 'No te espera nada.',
  waiting: (count) =>
    formats.count(count, {
      one: 'Te espera # comentario, en todos los hilos de este sitio.',
      other: 'Te esperan # comentarios, en todos los hilos de este sitio.',
    }),
  thisThread: 'Este hilo',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'Cerrado: se puede leer y no admite comentarios.'
      : isPreModerated
        ? 'Abierto. Los comentarios se revisan antes de que otros los vean.'
        : 'Abierto. Los comentarios aparecen al momento.',
  inThread: (thread) => `en ${thread}`,
  held: 'En espera de revisión',
  reported: (count) => formats.count(count, { one: 'Denunciado por # lector', other: 'Denunciado por # lectores' }),
  reportReasons: {
    spam: 'publicidad',
    abuse: 'insultos',
    personal: 'datos privados',
    worried: 'preocupación por esta persona',
    other: 'otra cosa',
  },
  actions: {
    approve: 'Aprobar',
    hold: 'Volver a revisión',
    remove: 'Eliminar',
    restore: 'Restaurar',
    keep: 'Conservar',
    reopen: 'Reabrir denuncias',
    ban: 'Bloquear autor',
    unban: 'Quitar el bloqueo',
    pin: 'Fijar',
    unpin: 'Dejar de fijar',
    answered: 'Marcar como respondido',
    unanswered: 'Marcar como no respondido',
    closeThread: 'Cerrar hilo',
    openThread: 'Reabrir hilo',
    review: 'Revisar antes de publicar',
    publish: 'Publicar al momento',
  },
  actionOn: (action, name) => `${action}: comentario de ${name}`,
  done: {
    approve: 'Aprobado.',
    hold: 'De nuevo en espera de revisión.',
    remove: 'Eliminado.',
    restore: 'Restaurado.',
    keep: 'Conservado. Las denuncias están resueltas.',
    reopen: 'Las denuncias vuelven a esperar.',
    ban: 'El autor está bloqueado.',
    unban: 'El autor ya no está bloqueado.',
    pin: 'Fijado.',
    unpin: 'Ya no está fijado.',
    answered: 'Marcado como respondido.',
    unanswered: 'Ya no está marcado como respondido.',
    closeThread: 'El hilo está cerrado.',
    openThread: 'El hilo está abierto.',
    review: 'Desde ahora los comentarios se revisan primero.',
    publish: 'Desde ahora los comentarios aparecen al momento.',
  },
  pending: 'Un momento…',
  notDone: 'No se ha hecho.',
  overtaken: 'Ya no está como estaba: otro moderador o el autor se ha adelantado.',
  notAllowed: 'Tu función ya no permite esto.',
  undo: 'Deshacer',
  tryAgain: 'Reintentar',
  cancel: 'Cancelar',
  removalReason: 'Motivo, que se dice al autor',
  removalReasons: {
    '': 'Sin motivo',
    spam: 'Es publicidad',
    abuse: 'Hiere a alguien',
    personal: 'Revela datos privados',
    advice: 'Da consejos médicos',
    other: 'Otro motivo',
  },
  banTime: 'Cuánto tiempo',
  banTimes: { day: 'Un día', week: 'Una semana', always: 'Para siempre', end: 'Quitar el bloqueo' },
  answerBy: '¿Qué respuesta es la buena?',
  answerOf: (name, words) => `${name}: ${words}`,
});
