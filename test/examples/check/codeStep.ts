import { Script } from "node:vm";
import ts from "typescript";

/** What the text of a code step uses, or why it cannot be told. */
export interface CodeUse {
  readonly problems: readonly string[];
  /** Paths into the results of steps: `["listUsers", "results", "value"]`. */
  readonly steps: readonly (readonly string[])[];
  readonly configVars: readonly string[];
  /** The JSON schema of what it returns as data, as far as its return statements spell it out. */
  readonly returned?: Spelt | undefined;
}

interface Spelt {
  readonly properties?: Readonly<Record<string, Spelt>>;
}

/** The property that an access names: `a.name`, `a?.name` or `a["name"]`. */
const accessed = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  return ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)
    ? node.argumentExpression.text
    : undefined;
};

const isAccessOf = (parent: ts.Node, node: ts.Node): boolean =>
  (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) &&
  parent.expression === node;

/** The paths that a pattern takes apart: `{ a, b: { c } }` is `a` and `b.c`. */
const pathsIn = (pattern: ts.ObjectBindingPattern): string[][] =>
  pattern.elements
    .filter(({ dotDotDotToken }) => dotDotDotToken === undefined)
    .flatMap(({ propertyName, name }) => {
      const key = propertyName ?? name;
      const own = ts.isStringLiteralLike(key) ? key.text : key.getText();
      return ts.isObjectBindingPattern(name)
        ? pathsIn(name).map((path) => [own, ...path])
        : [[own]];
    });

const hasRest = ({ elements }: ts.ObjectBindingPattern): boolean =>
  elements.some(({ dotDotDotToken }) => dotDotDotToken !== undefined);

/** What an expression spells out: the properties of an object, unless more may come by a spread. */
const speltBy = (node: ts.Expression): Spelt => {
  if (ts.isParenthesizedExpression(node)) return speltBy(node.expression);
  if (!ts.isObjectLiteralExpression(node)) return {};
  const properties: Record<string, Spelt> = {};
  for (const one of node.properties) {
    const { name } = one;
    if (name === undefined || ts.isComputedPropertyName(name)) return {};
    const key = ts.isStringLiteralLike(name) ? name.text : name.getText();
    properties[key] = ts.isPropertyAssignment(one) ? speltBy(one.initializer) : {};
  }
  return { properties };
};

/** What one or the other has. */
const either = (one: Spelt, other: Spelt): Spelt => {
  if (one.properties === undefined || other.properties === undefined) return {};
  const both = { ...one.properties };
  for (const [key, value] of Object.entries(other.properties)) {
    const known = both[key];
    both[key] = known === undefined ? value : either(known, value);
  }
  return { properties: both };
};

/** What the return statements of a function hand over, those of functions inside it left out. */
const returnedBy = (main: ts.ArrowFunction | ts.FunctionExpression): Spelt | undefined => {
  const answers: Spelt[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node)) answers.push(node.expression ? speltBy(node.expression) : {});
    ts.forEachChild(node, visit);
  };
  if (ts.isBlock(main.body)) ts.forEachChild(main.body, visit);
  else answers.push(speltBy(main.body));
  const [first, ...others] = answers;
  return first && others.reduce(either, first).properties?.data;
};

/** The paths that begin at a node: as far as names go, and then each name that is taken apart. */
const pathsFrom = (node: ts.Node): { paths: string[][]; isFixed: boolean } => {
  const path: string[] = [];
  let at = node;
  while (isAccessOf(at.parent, at)) {
    const name = accessed(at.parent);
    if (name === undefined) return { paths: [path], isFixed: path.length > 0 };
    path.push(name);
    at = at.parent;
  }
  const { parent } = at;
  if (ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name)) {
    const paths = pathsIn(parent.name).map((names) => [...path, ...names]);
    return { paths, isFixed: true };
  }
  return { paths: [path], isFixed: path.length > 0 };
};

const exported = (file: ts.SourceFile): ts.ArrowFunction | ts.FunctionExpression | undefined => {
  for (const statement of file.statements) {
    if (!ts.isExpressionStatement(statement)) continue;
    const { expression } = statement;
    if (!ts.isBinaryExpression(expression) || expression.left.getText() !== "module.exports")
      continue;
    const { right } = expression;
    if (ts.isArrowFunction(right) || ts.isFunctionExpression(right)) return right;
  }
  return undefined;
};

const isAsync = (node: ts.FunctionLikeDeclaration): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;

/** Reads the text of a code step: a CommonJS module that exports an async function of context and results. */
export const readCode = (text: string): CodeUse => {
  const nothing = { steps: [], configVars: [] };
  try {
    new Script(text);
  } catch (error) {
    return { ...nothing, problems: [`is no JavaScript: ${(error as Error).message}`] };
  }
  const file = ts.createSourceFile("code.js", text, ts.ScriptTarget.Latest, true);
  const main = exported(file);
  if (main === undefined || !isAsync(main))
    return { ...nothing, problems: ["must export an async function by module.exports"] };

  const [context, results] = main.parameters.map(({ name }) => name.getText());
  const problems: string[] = [];
  const steps: string[][] = [];
  const configVars: string[] = [];
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && !ts.isParameter(node.parent);
    const isContextVars =
      ts.isPropertyAccessExpression(node) &&
      node.name.text === "configVars" &&
      node.expression.getText() === context;
    if (isName && node.text === results) {
      const { paths, isFixed } = pathsFrom(node);
      if (isFixed) steps.push(...paths);
      else problems.push(`reads ${results} by no fixed name, so that nobody can check it`);
    } else if (isContextVars || (isName && node.text === "configVars" && isOwn(node))) {
      const { paths, isFixed } = pathsFrom(node);
      if (isFixed) configVars.push(...paths.map(([key = ""]) => key));
      else problems.push("reads configVars by no fixed name, so that nobody can check it");
    }
    ts.forEachChild(node, visit);
  };
  visit(main);
  const [ofContext, ofResults] = main.parameters.map(({ name }) => name);
  if (ofContext !== undefined && ts.isObjectBindingPattern(ofContext))
    for (const [part, key] of pathsIn(ofContext))
      if (part === "configVars" && key !== undefined) configVars.push(key);
  if (ofResults !== undefined && ts.isObjectBindingPattern(ofResults)) {
    steps.push(...pathsIn(ofResults));
    if (hasRest(ofResults))
      problems.push("reads stepResults by no fixed name, so that nobody can check it");
  }
  return { problems, steps, configVars, returned: returnedBy(main) };
};

/** Not the name of a property: `context.configVars` and `({ configVars })` are told apart from the variable. */
const isOwn = (node: ts.Identifier): boolean =>
  !ts.isBindingElement(node.parent) &&
  !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node);
