import { later } from '../later.js';
import type { Dictionary, Messages } from '../messages.js';

const failures: Messages['failures'] = {
  offline: 'لا يوجد اتصال في الوقت الحالي.',
  busy: 'التعليقات مشغولة جدًا في الوقت الحالي.',
  misconfigured: 'لا يمكن عرض التعليقات هنا في الوقت الحالي.',
  unknown: 'حدث خطأ ما.',
};

/** The interface in Arabic. */
export const dictionary: Dictionary = (formats) => ({
  lang: 'ar',
  dir: 'rtl',
  heading: 'التعليقات',
  anonymous: 'مجهول',
  edited: 'معدَّل',
  removed: 'حُذف التعليق',
  you: 'أنت',
  pinned: 'مثبَّت',
  linked: 'التعليق المطلوب',
  answered: 'تمت الإجابة',
  waiting: 'بانتظار المراجعة',
  roles: { expert: 'خبير', host: 'مقدِّم', moderator: 'مشرف' },

  loading: 'جارٍ تحميل التعليقات…',
  empty: 'لا توجد تعليقات بعد. يمكن أن يكون تعليقك الأول.',
  closed: 'هذه المحادثة مغلقة. لا يزال بإمكانك قراءتها.',
  offline: 'يبدو أنك غير متصل. ستظهر التعليقات الجديدة عند عودة الاتصال.',
  memoryOnly: 'هذا المتصفح لا يحتفظ بالتعليقات: ستختفي عند مغادرة هذه الصفحة.',

  commentLabel: 'تعليقك',
  nameLabel: 'الاسم (اختياري)',
  nameHint: 'اتركه فارغًا لتبقى مجهولًا.',
  publicNotice: 'يمكن لأي شخص قراءة ما تنشره هنا.',
  reviewNotice: 'يقرؤه مشرف أولًا، ثم يمكن لأي شخص قراءته.',
  postComment: 'نشر التعليق',
  cancel: 'إلغاء',
  sending: 'جارٍ الإرسال…',

  heart: (hearts) => (hearts === 0 ? 'قلب' : `قلب ${formats.number(hearts)}`),
  report: 'إبلاغ',
  reportOf: (name) => `إبلاغ عن تعليق ${name}`,
  copyLink: 'نسخ الرابط',
  copyLinkOf: (name) => `نسخ الرابط إلى تعليق ${name}`,
  reply: 'رد',
  tryAgain: 'إعادة المحاولة',
  notSent: 'لم يُرسَل.',
  readMore: (words) =>
    formats.count(words, {
      one: 'قراءة المزيد (كلمة واحدة)',
      two: 'قراءة المزيد (كلمتان)',
      few: 'قراءة المزيد (# كلمات)',
      other: 'قراءة المزيد (# كلمة)',
    }),
  readLess: 'عرض أقل',
  repliesTo: (name) => `الردود على ${name}`,
  replyTo: (name) => `رد على ${name}`,

  loadMore: 'تحميل المزيد',
  showAll: 'عرض الكل',
  loadingMore: 'جارٍ التحميل…',
  loadedMore: (n) =>
    formats.count(n, {
      zero: 'لم يُحمَّل أي تعليق آخر',
      one: 'حُمِّل تعليق آخر',
      two: 'حُمِّل تعليقان آخران',
      few: 'حُمِّلت # تعليقات أخرى',
      many: 'حُمِّل # تعليقًا آخر',
      other: 'حُمِّل # تعليق آخر',
    }),
  newComments: (n) =>
    formats.count(n, {
      zero: 'لا تعليقات جديدة',
      one: 'تعليق جديد واحد',
      two: 'تعليقان جديدان',
      few: '# تعليقات جديدة',
      many: '# تعليقًا جديدًا',
      other: '# تعليق جديد',
    }),

  forActing: later(async () => (await import('./ar-acting.js')).arabicActing(formats, failures)),
  forReports: later(async () => (await import('./ar-report.js')).arabicReport(formats)),
  forSignIn: later(async () => (await import('./ar-sign-in.js')).arabicSignIn),
  forModerators: later(async () => (await import('./ar-moderator.js')).arabicModerator(formats)),

  failures,
  goesOn: 'ستُعاد المحاولة تلقائيًا.',
});
