import type { Role } from '../src/model/comment.js';

/** An invented comment for the demo pages. */
export interface SampleComment {
  /** The empty text is anonymous. */
  readonly name: string;
  /** What the site made of the author; an ordinary reader without it. */
  readonly role?: Role;
  readonly body: string;
  /** Minutes before the first visit. */
  readonly minutesAgo: number;
  readonly replies?: readonly SampleComment[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** What invented people wrote under the replay, newest first. */
export const sampleComments: readonly SampleComment[] = [
  {
    name: '',
    body: 'Watched this at four in the morning, of course. Thank you for not telling me to relax.',
    minutesAgo: 3 * HOUR + 12,
  },
  {
    name: 'ليلى',
    body: 'شكرًا جزيلًا على هذه الندوة. كنت أظن أنني الوحيدة التي تستيقظ كل ليلة في الثالثة وتبدأ بعدّ هموم الغد. الحديث عن تدوين الأفكار قبل النوم بساعة أراحني، وسأجرّبه هذا الأسبوع مع أختي.',
    minutesAgo: 1 * DAY + 5 * HOUR,
  },
  {
    name: 'Tomasz',
    body: 'Is there a written version of the part about shift work? My team would read it; they would never watch 45 minutes.',
    minutesAgo: 3 * DAY + 2 * HOUR,
    replies: [
      {
        name: 'Ines Halloway',
        role: 'expert',
        body: 'Yes, there is a two-page summary: https://lantern-house.example/shift-work. It is general information, so please do bring your own situation to somebody who knows you.',
        minutesAgo: 2 * DAY + 20 * HOUR,
      },
      {
        name: 'Tomasz',
        body: 'That is exactly what we needed. It is on the wall of the break room now.',
        minutesAgo: 2 * DAY + 3 * HOUR,
      },
    ],
  },
  {
    name: 'A tired father',
    body: 'My daughter is fifteen. She is awake until two and cannot get up for school, and every morning is a fight that leaves both of us miserable before eight. I came here looking for a trick. What I took away instead is that she is not lazy and I am not failing, and we managed one quiet breakfast this week. One is more than none.',
    minutesAgo: 6 * DAY + 9 * HOUR,
    replies: [
      {
        name: '',
        body: 'From somebody who was that teenager: she will remember the quiet breakfast.',
        minutesAgo: 6 * DAY + 1 * HOUR,
      },
    ],
  },
  {
    name: 'Rosalind',
    body: `I have slept badly since I was a student, and that is longer ago than I like to count, so let me write down what the webinar changed for me, in case it helps someone who reads this at night.

For years I treated the bed as a place of work. I went there to try. I had a list: no screens, no tea, the window open, the window closed, a heavy blanket, a light one. When none of it helped I got angry, and when I was angry I was awake, and when I was awake I counted the hours that were left, as if sleep were a train that I was about to miss.

What Dr Halloway said about "stopping the trying" sounded like a riddle at first. Then she described a person who sits in the kitchen with a dull book and the small lamp, not waiting for anything, and I recognised what my grandmother used to do. She called it keeping the night company.

So I have been keeping the night company. Some nights it is twenty minutes and some nights it is two hours. I am not cured of anything. But the fear of the night has gone, and it turns out that the fear was the larger half of it. My mornings are still slow; my days are lighter. If you are sitting up right now: the lamp in my kitchen is on as well.`,
    minutesAgo: 9 * DAY + 14 * HOUR,
  },
  {
    name: '',
    body: 'Question for the expert: I feel low only in the weeks when I sleep badly, never otherwise. Which of the two should I talk to my doctor about first?',
    minutesAgo: 12 * DAY + 7 * HOUR,
    replies: [
      {
        name: 'Ines Halloway',
        role: 'expert',
        body: 'You do not need to decide that before you go. Say it just as you wrote it here: a good doctor will want to hear about both.',
        minutesAgo: 11 * DAY + 22 * HOUR,
      },
    ],
  },
  {
    name: 'Marguerite & Paul',
    body: 'We listened together and argued about the window. Thank you, it was the best evening in weeks.',
    minutesAgo: 20 * DAY + 4 * HOUR,
  },
  {
    name: '',
    body: 'I did not know that so many people were awake with me. That alone was worth it.',
    minutesAgo: 27 * DAY,
  },
];
