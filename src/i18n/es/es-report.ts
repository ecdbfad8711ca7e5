import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in Spanish. */
export const spanishReport = (formats: Formats): ReportMessages => ({
  title: (name) => `¿Qué problema hay con el comentario de ${name}?`,
  reasons: {
    spam: 'Es publicidad o no tiene que ver con esta página',
    abuse: 'Insulta, amenaza o se burla de alguien',
    personal: 'Revela datos privados de una persona',
    worried: 'Me preocupa esta persona',
    other: 'Otra cosa',
  },
  reasonMissing: 'Elige primero un motivo.',
  note: '¿Quieres añadir algo? (opcional)',
  noteTooLong: (limit) => `Una nota puede tener como máximo ${formats.number(limit)} caracteres.`,
  notice: 'Solo los moderadores de esta página leen las denuncias. El autor no sabrá quién la envió.',
  send: 'Enviar denuncia',
  thanks: 'Gracias. Un moderador lo revisará.',
  worriedThanks:
    'Gracias por preocuparte. Los moderadores verán esto primero, pero no son un servicio de urgencias: si alguien puede estar en peligro ahora mismo, llama al número de emergencias de tu país.',
  done: 'Cerrar',
});
