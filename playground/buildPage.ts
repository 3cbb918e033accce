import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { build, stop } from "esbuild";

const folder = resolve(__dirname, "page");

/** The page, compiled: it is small, and there is no second build system. */
export const buildPage = async () => {
  const { outputFiles } = await build({
    entryPoints: [resolve(folder, "index.tsx")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "silent",
  });
  // Its helper process has nothing more to do.
  await stop();
  const [html, style, icon] = await Promise.all([
    readFile(resolve(folder, "index.html"), "utf8"),
    readFile(resolve(folder, "style.css"), "utf8"),
    readFile(resolve(__dirname, "../assets/icon.png")),
  ]);
  return { html, style, icon: new Uint8Array(icon), script: outputFiles[0]?.text ?? "" };
};
