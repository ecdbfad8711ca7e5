/**
 * Makes the demo's clip, its captions and its poster from the lines below: `node --import tsx scripts/make-clip.ts`.
 * Needs Chromium for the pictures, espeak-ng for the voices and ffmpeg; the result is kept in `demo/media`.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../test/support/browser.js';

interface Line {
  readonly speaker: 'Host' | 'Dr Halloway';
  readonly says: string;
  /** What the slide shows from here on; the slide before stays without it. */
  readonly slide?: { readonly title: string; readonly points: readonly string[] };
}

const LINES: readonly Line[] = [
  {
    speaker: 'Host',
    says: 'Welcome to Ask the expert. Tonight we talk about sleep and mood.',
    slide: { title: 'Sleep and mood', points: ['What a bad night does to a day', 'with Dr Ines Halloway'] },
  },
  { speaker: 'Host', says: 'Doctor Halloway, thank you for being up this late with us.' },
  { speaker: 'Dr Halloway', says: 'Thank you. Half of my patients would call this early.' },
  {
    speaker: 'Dr Halloway',
    says: 'Let me begin with what most of you wrote to us: one bad night makes the next day feel heavy.',
    slide: { title: 'A circle with two doors', points: ['A poor night weighs on the day', 'A heavy day stays awake'] },
  },
  { speaker: 'Dr Halloway', says: 'And a heavy day is hard to put down in the evening. So it turns into a circle.' },
  { speaker: 'Dr Halloway', says: 'The good news: a circle can be opened at either side.' },
  {
    speaker: 'Dr Halloway',
    says: 'I will show you three small doors tonight. None of them is called: just relax.',
    slide: {
      title: 'Three small doors',
      points: ['Get up at the same time', 'Daylight before noon', 'Worries on paper'],
    },
  },
  { speaker: 'Host', says: 'And if you have a question, write it under this video. You need no name for that.' },
];

/** Seconds between two lines. */
const PAUSE = 0.45;
const MEDIA = fileURLToPath(new URL('../demo/media/', import.meta.url));

interface Spoken extends Line {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

function run(command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function speak(folder: string): readonly Spoken[] {
  let time = PAUSE;
  return LINES.map((line, index) => {
    const file = join(folder, `line-${String(index)}.wav`);
    const voice = line.speaker === 'Host' ? ['-v', 'en-gb', '-s', '158', '-p', '42'] : ['-v', 'en-gb+f3', '-s', '150'];
    run('espeak-ng', ...voice, '-w', file, line.says);
    const length = Number(run('ffprobe', '-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file));
    const spoken = { ...line, file, start: time, end: time + length };
    time = spoken.end + PAUSE;
    return spoken;
  });
}

function captionsOf(lines: readonly Spoken[]): string {
  const stamp = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 23);
  const cues = lines.map(
    ({ start, end, speaker, says }) => `${stamp(start)} --> ${stamp(end)}\n<v ${speaker}>${says}</v>`,
  );
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

function slideMarkup({ title, points }: NonNullable<Line['slide']>): string {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; width: 960px; height: 540px; display: grid; align-content: center; box-sizing: border-box;
      padding: 0 90px; color: #eef3f2; font: 34px/1.5 'DejaVu Sans', sans-serif;
      background: radial-gradient(circle at 84% 22%, #f5e6b8 0 44px, #f5e6b822 46px 90px, transparent 92px),
        linear-gradient(165deg, #14273a, #28475a 60%, #5b6f6d); }
    h1 { margin: 0 0 18px; font: 600 54px/1.2 'DejaVu Serif', serif; max-width: 640px; }
    p { margin: 4px 0; }
    small { position: absolute; inset: auto auto 34px 90px; font-size: 20px; opacity: .8; }
  </style><h1>${title}</h1>${points.map((point) => `<p>${point}</p>`).join('')}<small>Lantern House · Ask the expert</small>`;
}

async function draw(folder: string, lines: readonly Spoken[], end: number): Promise<string> {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setViewport({ width: 960, height: 540 });
  const shown = lines.filter(({ slide }) => slide !== undefined);
  const list: string[] = [];
  for (const [index, { slide, start }] of shown.entries()) {
    const file = join(folder, `slide-${String(index)}.png`);
    if (slide) await page.setContent(slideMarkup(slide));
    await page.screenshot({ path: file });
    const until = shown[index + 1]?.start ?? end;
    list.push(`file '${file}'`, `duration ${String(until - (index === 0 ? 0 : start))}`);
  }
  await browser.close();
  const file = join(folder, 'slides.txt');
  // The last picture is named twice: the format takes a duration only before another entry.
  await writeFile(file, [...list, list.at(-2)].join('\n'));
  return file;
}

async function assemble(folder: string, lines: readonly Spoken[], end: number): Promise<void> {
  const slides = await draw(folder, lines, end);
  const inputs = lines.flatMap(({ file }) => ['-i', file]);
  const delays = lines.map(
    ({ start }, index) => `[${String(index + 1)}]adelay=${String(Math.round(start * 1000))}[a${String(index)}]`,
  );
  const names = lines.map((_, index) => `[a${String(index)}]`).join('');
  const mix = `${delays.join(';')};${names}amix=${String(lines.length)}:normalize=0,volume=0.9[voice]`;
  const video = ['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '27', '-r', '10', '-pix_fmt', 'yuv420p', '-g', '50'];
  const audio = ['-c:a', 'aac', '-b:a', '40k', '-ac', '1', '-ar', '24000'];
  const ends = ['-t', String(end), '-movflags', '+faststart', join(MEDIA, 'sleep-and-mood.mp4')];
  const maps = ['-map', '0:v', '-map', '[voice]'];
  run(
    'ffmpeg',
    '-y',
    '-v',
    'error',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    slides,
    ...inputs,
    '-filter_complex',
    mix,
    ...maps,
    ...video,
    ...audio,
    ...ends,
  );
  run('ffmpeg', '-y', '-v', 'error', '-i', join(folder, 'slide-0.png'), '-q:v', '5', join(MEDIA, 'poster.jpg'));
}

const folder = await mkdtemp(join(tmpdir(), 'clip-'));
await mkdir(MEDIA, { recursive: true });
const lines = speak(folder);
const end = (lines.at(-1)?.end ?? 0) + 1;
await assemble(folder, lines, end);
await writeFile(join(MEDIA, 'sleep-and-mood.en.vtt'), captionsOf(lines));
await rm(folder, { recursive: true });
