import type { ActingMessages } from '../acting-messages.js';
import type { CountForms, Formats } from '../formats.js';
import type { Messages } from '../messages.js';

const REMOVED_FOR = {
  '': '',
  spam: ': لأنه إعلان',
  abuse: ': لأنه يؤذي شخصًا',
  personal: ': لأنه يكشف تفاصيل خاصة',
  advice: ': لأنه يقدم نصيحة طبية',
  other: '',
};

const CHARACTERS: CountForms = {
  one: 'حرف واحد',
  two: 'حرفان',
  few: '# أحرف',
  many: '# حرفًا',
  other: '# حرف',
};

const links = {
  linkCopied: 'تم نسخ الرابط',
  linkNotCopied: 'لم يسمح المتصفح بالنسخ. هذا هو العنوان:',
  linkMissing: 'التعليق المطلوب ليس هنا. ربما أُزيل أو كان في صفحة أخرى.',
  linkUnread: 'تعذّر تحميل التعليق المطلوب.',
};

/** The words for people who write, in Arabic; `failures` are those that everybody may meet. */
export const arabicActing = (formats: Formats, failures: Messages['failures']): ActingMessages => ({
  replyLabel: 'ردك',
  editLabel: 'تعديل تعليقك',
  postReply: 'نشر الرد',
  saveEdit: 'حفظ التغييرات',
  errorPrefix: 'خطأ:',
  bodyEmpty: 'اكتب شيئًا أولًا.',
  bodyTooLong: (over) => `النص أطول من المسموح، الزائد: ${formats.count(over, CHARACTERS)}.`,
  nameTooLong: (limit) => `الحد الأقصى لطول الاسم: ${formats.count(limit, CHARACTERS)}.`,
  charactersLeft: (left) =>
    left >= 0 ? `المتبقي: ${formats.count(left, CHARACTERS)}` : `الزائد: ${formats.count(-left, CHARACTERS)}`,

  edit: 'تعديل',
  editOf: (time) => `تعديل تعليقك بتاريخ ${time}`,
  remove: 'حذف',
  removeOf: (time) => `حذف تعليقك بتاريخ ${time}`,
  undo: 'تراجع',
  copy: 'نسخ',
  copied: 'تم النسخ',
  copyFailed: 'لم يسمح المتصفح بالنسخ. حدِّد النص بدلًا من ذلك.',
  ...links,
  discard: 'تجاهل',
  removedFor: (reason) => `حذف مشرف هذا التعليق${REMOVED_FOR[reason]}.`,

  posted: 'نُشر تعليقك.',
  postedForReview: 'تعليقك بانتظار مشرف.',
  removedAnnouncement: 'حُذف تعليقك.',
  restoredAnnouncement: 'عاد تعليقك.',
  savedAnnouncement: 'حُفظت تغييراتك.',

  failures: {
    ...failures,
    'invalid-draft': 'النص فارغ أو طويل جدًا.',
    closed: 'هذه المحادثة مغلقة.',
    'too-late': 'يمكن تغيير التعليق خلال 15 دقيقة من نشره. انقضى هذا الوقت.',
    'too-soon': 'لقد نشرت قبل لحظات.',
    'too-many': 'هذا كل ما يمكن لشخص واحد نشره في يوم.',
    banned: 'لا يمكنك الكتابة هنا في الوقت الحالي.',
    refused: 'هذا غير مسموح به هنا.',
    'not-found': 'لم يعد هذا التعليق موجودًا.',
    'sign-in': 'النشر لا يعمل في هذه الصفحة في الوقت الحالي.',
    'signed-out': 'لقد سُجِّل خروجك. سجِّل الدخول ثم أعد المحاولة.',
  },
});
