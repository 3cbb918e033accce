import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { listen } from "../emulator/https/listen";
import { createApi } from "./api";
import { buildPage } from "./buildPage";
import { createGuard } from "./guard";
import type { Playground } from "./playground";

/** More than the largest file of an input, as base64. */
const LARGEST_BODY_MB = 32;

/** The page and its API behind the guard. */
export const createServer = async (playground: Playground, port: () => number) => {
  const guard = createGuard(port);
  const page = await buildPage();
  const app = new Hono();
  app.use(guard.check);
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY_MB * 1024 * 1024,
      onError: (c) => c.json({ error: `The request is larger than ${LARGEST_BODY_MB} MB` }, 413),
    }),
  );
  app.notFound((c) => c.json({ error: `There is no ${c.req.method} ${c.req.path}` }, 404));
  app.route("/api", createApi(playground));
  app.get("/", (c) => c.html(page.html));
  app.get("/page.js", (c) =>
    c.body(page.script, 200, { "Content-Type": "text/javascript; charset=utf-8" }),
  );
  app.get("/page.css", (c) =>
    c.body(page.style, 200, { "Content-Type": "text/css; charset=utf-8" }),
  );
  app.get("/icon.png", (c) => c.body(page.icon, 200, { "Content-Type": "image/png" }));
  return { app, path: guard.path };
};

/** Serves the playground on this machine only; 127.0.0.1 is no address that others reach. */
export const startServer = async (playground: Playground, port: number) => {
  let listening = port;
  const { app, path } = await createServer(playground, () => listening);
  const { url, close } = await listen(app.fetch, port, undefined);
  listening = Number(new URL(url).port);
  return { url: url + path(), close };
};
