import type { Formats } from '../formats.js';
import type { ModeratorMessages } from '../moderator-messages.js';

/** The words for hosts and moderators in Arabic. */
export const arabicModerator = (formats: Formats): ModeratorMessages => ({
  title: 'الإشراف',
  loading: 'جارٍ البحث عما ينتظر…',
  failed: 'لا يمكن قراءة قائمة الانتظار في الوقت الحالي. ستُعاد المحاولة تلقائيًا.',
  nothingWaits: 'لا شيء بانتظارك.',
  waiting: (count) =>
    formats.count(count, {
      one: 'تعليق واحد بانتظارك، في كل محادثات هذا الموقع.',
      two: 'تعليقان بانتظارك، في كل محادثات هذا الموقع.',
      few: '# تعليقات بانتظارك، في كل محادثات هذا الموقع.',
      many: '# تعليقًا بانتظارك، في كل محادثات هذا الموقع.',
      other: '# تعليق بانتظارك، في كل محادثات هذا الموقع.',
    }),
  thisThread: 'هذه المحادثة',
  threadState: (isOpen, isPreModerated) =>
    !isOpen
      ? 'مغلقة: يمكن قراءتها ولا تقبل تعليقات.'
      : isPreModerated
        ? 'مفتوحة. تُراجَع التعليقات قبل أن يراها الآخرون.'
        : 'مفتوحة. تظهر التعليقات فورًا.',
  inThread: (thread) => `في \u2068${thread}\u2069`,
  held: 'بانتظار المراجعة',
  reported: (count) =>
    formats.count(count, {
      one: 'أبلغ عنه قارئ واحد',
      two: 'أبلغ عنه قارئان',
      few: 'أبلغ عنه # قراء',
      many: 'أبلغ عنه # قارئًا',
      other: 'أبلغ عنه # قارئ',
    }),
  reportReasons: {
    spam: 'إعلان',
    abuse: 'إساءة',
    personal: 'تفاصيل خاصة',
    worried: 'قلق على هذا الشخص',
    other: 'شيء آخر',
  },
  actions: {
    approve: 'موافقة',
    hold: 'إعادة إلى المراجعة',
    remove: 'حذف',
    restore: 'استعادة',
    keep: 'إبقاء',
    reopen: 'إعادة فتح البلاغات',
    ban: 'حظر الكاتب',
    unban: 'رفع الحظر',
    pin: 'تثبيت',
    unpin: 'إلغاء التثبيت',
    answered: 'وضع علامة «تمت الإجابة»',
    unanswered: 'إزالة علامة «تمت الإجابة»',
    closeThread: 'إغلاق المحادثة',
    openThread: 'إعادة فتح المحادثة',
    review: 'المراجعة قبل النشر',
    publish: 'النشر فورًا',
  },
  actionOn: (action, name) => `${action}: تعليق ${name}`,
  done: {
    approve: 'تمت الموافقة.',
    hold: 'عاد إلى انتظار المراجعة.',
    remove: 'حُذف.',
    restore: 'استُعيد.',
    keep: 'أُبقي عليه. عولجت البلاغات.',
    reopen: 'البلاغات بالانتظار مجددًا.',
    ban: 'حُظر الكاتب.',
    unban: 'لم يعد الكاتب محظورًا.',
    pin: 'ثُبِّت.',
    unpin: 'لم يعد مثبَّتًا.',
    answered: 'وُضعت علامة «تمت الإجابة».',
    unanswered: 'أُزيلت علامة «تمت الإجابة».',
    closeThread: 'المحادثة مغلقة.',
    openThread: 'المحادثة مفتوحة.',
    review: 'تُراجَع التعليقات أولًا من الآن فصاعدًا.',
    publish: 'تظهر التعليقات فورًا من الآن فصاعدًا.',
  },
  pending: 'لحظة من فضلك…',
  notDone: 'لم يتم.',
  overtaken: 'لم يعد كما كان: سبقك مشرف آخر أو الكاتب.',
  notAllowed: 'دورك لم يعد يسمح بهذا.',
  undo: 'تراجع',
  tryAgain: 'إعادة المحاولة',
  cancel: 'إلغاء',
  removalReason: 'السبب، ويُبلَّغ به الكاتب',
  removalReasons: {
    '': 'دون ذكر سبب',
    spam: 'إعلان',
    abuse: 'يؤذي شخصًا',
    personal: 'يكشف تفاصيل خاصة',
    advice: 'يقدم نصيحة طبية',
    other: 'سبب آخر',
  },
  banTime: 'المدة',
  banTimes: { day: 'يوم واحد', week: 'أسبوع واحد', always: 'دائمًا', end: 'رفع الحظر' },
  answerBy: 'أي رد هو الإجابة؟',
  answerOf: (name, words) => `${name}: ${words}`,
});
