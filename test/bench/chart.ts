import type { PaintResult } from './parts/paint.js';
import { median } from './statistics.js';

const WIDTH = 460;
const HEIGHT = 300;
const EDGE = { left: 56, right: 130, top: 40, bottom: 44 } as const;

/** Colours that people who see few colours can tell apart (Okabe and Ito), ours first. */
const COLOURS = ['#d55e00', '#e69f00', '#7a5c00', '#000000', '#0072b2', '#009e73', '#cc79a7', '#56b4e9'];

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [size: number, value: number])[];
}

/** How first paint and memory grow with a thread, as an SVG picture. */
export function growthChart(results: readonly PaintResult[]): string {
  const quick = results.filter(({ isSlow, times }) => !isSlow && times.length > 0);
  const lines = (read: (result: PaintResult) => number): readonly Line[] =>
    [...new Set(quick.map(({ name }) => name))].map((name) => ({
      name,
      points: quick.filter((it) => it.name === name).map((it) => [it.size, read(it)] as const),
    }));
  const panels = [
    panel(
      'First comments on the page (ms)',
      lines(({ times }) => median(times)),
    ),
    panel(
      'Memory then (MB)',
      lines(({ heap }) => heap),
    ),
  ];
  const [width, height] = [panels.length * WIDTH, HEIGHT];
  const placed = panels.map((body, index) => `<g transform="translate(${String(index * WIDTH)} 0)">${body}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" font-family="sans-serif" font-size="12">
<rect width="${String(width)}" height="${String(height)}" fill="#fff"/>
${placed.join('\n')}
</svg>
`;
}

function panel(title: string, lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points);
  const sizes = [...new Set(points.map(([size]) => size))].sort((a, b) => a - b);
  const step = stepOf(Math.max(1, ...points.map(([, value]) => value)));
  const top = step * Math.ceil(Math.max(1, ...points.map(([, value]) => value)) / step);
  const [first = 1, last = 10] = [sizes[0], sizes.at(-1)];
  const right = WIDTH - EDGE.right;
  const base = HEIGHT - EDGE.bottom;
  // Sizes grow tenfold from step to step.
  const x = (size: number): number =>
    EDGE.left + (Math.log(size / first) / (Math.log(last / first) || 1)) * (right - EDGE.left);
  const y = (value: number): number => base - (value / top) * (base - EDGE.top);
  const marks = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const grid = marks.map(
    (mark) =>
      `<path d="M${at(EDGE.left)} ${at(y(mark))}H${at(right)}" stroke="#ddd"/>` +
      `<text x="${at(EDGE.left - 8)}" y="${at(y(mark) + 4)}" text-anchor="end" fill="#444">${mark.toLocaleString('en')}</text>`,
  );
  const below = sizes.map(
    (size) =>
      `<text x="${at(x(size))}" y="${at(base + 18)}" text-anchor="middle" fill="#444">${size.toLocaleString('en')}</text>`,
  );
  return [
    `<text x="${at(EDGE.left)}" y="22" font-size="14" font-weight="bold">${title}</text>`,
    ...grid,
    ...below,
    `<text x="${at((EDGE.left + right) / 2)}" y="${at(base + 36)}" text-anchor="middle" fill="#444">comments in the thread</text>`,
    ...lines.map(({ points: own }, index) => drawn(own, x, y, COLOURS[index % COLOURS.length] ?? '')),
    ...labels(lines, y, right + 8),
  ].join('\n');
}

function drawn(
  points: Line['points'],
  x: (size: number) => number,
  y: (value: number) => number,
  colour: string,
): string {
  const path = points
    .map(([size, value], index) => `${index === 0 ? 'M' : 'L'}${at(x(size))} ${at(y(value))}`)
    .join('');
  const dots = points.map(
    ([size, value]) => `<circle cx="${at(x(size))}" cy="${at(y(value))}" r="3" fill="${colour}"/>`,
  );
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`;
}

/** Names at the ends of the lines, moved apart where they would lie on each other. */
function labels(lines: readonly Line[], y: (value: number) => number, left: number): readonly string[] {
  const ends = lines
    .map(({ name, points }, index) => ({ name, index, place: y(points.at(-1)?.[1] ?? 0) }))
    .sort((a, b) => b.place - a.place);
  let lowest = Infinity;
  return ends.map(({ name, index, place }) => {
    lowest = Math.min(place, lowest - 15);
    const mark = `<circle cx="${at(left + 4)}" cy="${at(lowest)}" r="4" fill="${COLOURS[index % COLOURS.length] ?? ''}"/>`;
    return `${mark}<text x="${at(left + 13)}" y="${at(lowest + 4)}" fill="#222">${name}</text>`;
  });
}

/** A round distance of marks that gives four to eight of them. */
function stepOf(most: number): number {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}

function at(value: number): string {
  return value.toFixed(1);
}
