/*
 * Jest compiles each file anew for every test file that loads it, which is half of the time of a small one. A script
 * is compiled once, and keeps its functions compiled for every context that it runs in.
 */
const vm = require("node:vm");

const compile = vm.compileFunction;

/** The last text of each file, which hardly ever changes. */
const compiled = new Map();

vm.compileFunction = (code, parameters = [], options = {}) => {
  const { filename, parsingContext } = options;
  if (filename === undefined || parsingContext === undefined)
    return compile(code, parameters, options);
  let known = compiled.get(filename);
  if (known?.code !== code) {
    const opening = `(function (${parameters.join(", ")}) {`;
    const source = `${opening}${code}\n})`;
    known = { code, script: new vm.Script(source, { filename, columnOffset: -opening.length }) };
    compiled.set(filename, known);
  }
  return known.script.runInContext(parsingContext);
};
