import ts from 'typescript';

/** A piece of a text and what comes in its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Turns the decorators of `elements/element.ts` into one call for all properties of an element, and one that registers
 * it, in the place of the compiler's helper and a call for each. Undefined for a file that is no element of ours.
 *
 * @throws Error for a decorator that it does not know
 */
export function plainDecorators(code: string, path: string): string | undefined {
  if (!path.includes('/src/') || !/^@element\(/m.test(code)) return undefined;
  const source = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
  return edited(code, source.statements.filter(ts.isClassDeclaration).flatMap(editsOf));
}

function editsOf(declaration: ts.ClassDeclaration): readonly Edit[] {
  const name = declaration.name?.text ?? '';
  const edits: Edit[] = [];
  const properties: string[] = [];
  for (const member of declaration.members) {
    for (const { decorator, called, given } of decoratorsOf(member)) {
      if (called !== 'property' && called !== 'state') throw new Error(`What is @${called} of ${name}?`);
      const key = member.name?.getText() ?? '';
      properties.push(`${key}: ${kindOf(key, given ?? (called === 'state' ? '{ attribute: false }' : '{}'))}`);
      edits.push(without(decorator));
    }
  }
  const registrations = decoratorsOf(declaration).map(({ decorator }) => {
    edits.push(without(decorator));
    return `${decorator.expression.getText()}(${name});`;
  });
  const calls = [`${name}.createProperties({ ${properties.join(', ')} });`, ...registrations];
  return [...edits, { from: declaration.end, to: declaration.end, text: `\n${calls.join('\n')}` }];
}

interface Decoration {
  readonly decorator: ts.Decorator;
  readonly called: string;
  /** The text of its argument. */
  readonly given: string | undefined;
}

function decoratorsOf(node: ts.Node): readonly Decoration[] {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.map((decorator) => {
    const call = decorator.expression;
    if (!ts.isCallExpression(call)) throw new Error(`${decorator.getText()} is not called.`);
    return { decorator, called: call.expression.getText(), given: call.arguments[0]?.getText() };
  });
}

/** What `createProperties` takes for the options of a property, as `elements/element.ts` has them. */
function kindOf(name: string, options: string): string {
  if (options === '{ attribute: false }') return '0';
  const hasChanged = /^\{ attribute: false, hasChanged: (\w+) \}$/.exec(options)?.[1];
  if (hasChanged !== undefined) return hasChanged;
  const namesake = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // Lit's own have their names in small letters.
  if (options === (namesake === name ? '{}' : `{ attribute: '${namesake}' }`)) return '1';
  if (options === `{ attribute: '${namesake}', type: Number }`) return '2';
  throw new Error(`What is ${options} of ${name}?`);
}

function without(decorator: ts.Decorator): Edit {
  return { from: decorator.getStart(), to: decorator.end, text: '' };
}

function edited(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: instead }) => text.slice(0, from) + instead + text.slice(to), code);
}
