import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in Portuguese. */
export const portugueseReport = (formats: Formats): ReportMessages => ({
  title: (name) => `O que há de errado com o comentário de ${name}?`,
  reasons: {
    spam: 'É propaganda ou não tem relação com esta página',
    abuse: 'Insulta, ameaça ou zomba de alguém',
    personal: 'Revela dados pessoais de alguém',
    worried: 'Estou com receio por esta pessoa',
    other: 'Outra coisa',
  },
  reasonMissing: 'Escolha primeiro um motivo.',
  note: 'Quer acrescentar algo? (opcional)',
  noteTooLong: (limit) => `Uma nota pode ter no máximo ${formats.number(limit)} caracteres.`,
  notice: 'Só a moderação desta página lê as denúncias. Quem escreveu não fica sabendo quem enviou.',
  send: 'Enviar denúncia',
  thanks: 'Agradecemos. A moderação vai olhar.',
  worriedThanks:
    'Agradecemos por cuidar dessa pessoa. A moderação vê isto primeiro, mas não é um serviço de emergência: se alguém pode estar em perigo agora, ligue para o número de emergência do seu país.',
  done: 'Fechar',
});
