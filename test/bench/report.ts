/** One measured value of the bench. */
export interface Row {
  /** What was measured, and on what. */
  readonly what: string;
  /** The value; null when it is not available. */
  readonly value: number | null;
  readonly unit: 'ms' | 'B' | 'MB' | '';
  /** Somebody else's value of the same run, and what the ratio to it should be at most. */
  readonly against?: { readonly name: string; readonly value: number | null; readonly most?: number };
  /** What the value itself should be at most. */
  readonly most?: number;
  readonly note?: string;
}

/** The values of one part of the bench. */
export interface Section {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What a reader of the table has to know about how it was measured. */
  readonly notes?: readonly string[];
}

/** A row against another row's value. */
export function compared(row: Row, name: string, value: number | null, most?: number): Row {
  return { ...row, against: { name, value, ...(most !== undefined && { most }) } };
}

/** How a row compares; null where something is missing. */
export function ratioOf({ value, against }: Row): number | null {
  const other = against?.value ?? 0;
  return value === null || other === 0 ? null : value / other;
}

/** Whether a row meets its target; null without a target or a value. */
export function isMet(row: Row): boolean | null {
  const ratio = ratioOf(row);
  const { most: mostRatio } = row.against ?? {};
  if (row.value === null || (mostRatio !== undefined && ratio === null)) return null;
  if (row.most === undefined && mostRatio === undefined) return null;
  return (row.most === undefined || row.value <= row.most) && (mostRatio === undefined || (ratio ?? 0) <= mostRatio);
}

const COLUMNS = ['', 'measured', 'against', 'ratio', 'target', 'met', ''] as const;

/** All sections as one table of plain text. */
export function table(sections: readonly Section[]): string {
  const body = sections.flatMap(({ rows }) => rows.map(cellsOf));
  const widths = COLUMNS.map((name, column) =>
    Math.max(name.length, ...body.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 1 || column === 3 ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return sections
    .flatMap(({ title, rows, notes = [] }) => [
      '',
      line([title.toUpperCase(), ...COLUMNS.slice(1)]),
      ...rows.map((row) => line(cellsOf(row))),
      ...notes.map((note) => `  * ${note}`),
    ])
    .join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const { what, value, unit, against, most, note = '' } = row;
  const ratio = ratioOf(row);
  const target =
    against?.most !== undefined ? `≤ ${String(against.most)} ×` : most !== undefined ? `≤ ${shown(most, unit)}` : '';
  const met = isMet(row);
  return [
    `  ${what}`,
    value === null ? 'not available' : shown(value, unit),
    against ? `${against.name}${against.value === null ? '' : ` ${shown(against.value, unit)}`}` : '',
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    target,
    met === null ? '' : met ? 'yes' : 'NO',
    note,
  ];
}

function shown(value: number, unit: Row['unit']): string {
  if (unit === '') return String(Number(value.toFixed(4)));
  if (unit === 'B') return `${value.toLocaleString('en')} B`;
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit}`;
}
