import type { Formats } from '../formats.js';
import type { ReportMessages } from '../report-messages.js';

/** The words for a report in Arabic. */
export const arabicReport = (formats: Formats): ReportMessages => ({
  title: (name) => `ما المشكلة في تعليق ${name}؟`,
  reasons: {
    spam: 'إعلان أو لا علاقة له بهذه الصفحة',
    abuse: 'يهين شخصًا أو يهدده أو يسخر منه',
    personal: 'يكشف تفاصيل خاصة عن شخص',
    worried: 'أنا قلق على هذا الشخص',
    other: 'شيء آخر',
  },
  reasonMissing: 'اختر سببًا أولًا.',
  note: 'هل تود إضافة شيء؟ (اختياري)',
  noteTooLong: (limit) => `الحد الأقصى لطول الملاحظة ${formats.number(limit)} حرف.`,
  notice: 'لا يقرأ البلاغات إلا مشرفو هذه الصفحة. لن يعرف صاحب التعليق من أرسل البلاغ.',
  send: 'إرسال البلاغ',
  thanks: 'شكرًا لك. سيطّلع عليه مشرف.',
  worriedThanks:
    'شكرًا لاهتمامك به. يرى المشرفون هذا أولًا، لكنهم ليسوا خدمة طوارئ: إذا كان شخص ما في خطر الآن فاتصل برقم الطوارئ في بلدك.',
  done: 'إغلاق',
});
