import { Hono } from "hono";
import type { Emulator } from "..";
import { welcome } from "./welcome";

/** What `/` and `/emulator` answer. */
export const createControl = (emulator: Emulator): Hono => {
  const control = new Hono();
  control.get("/", (c) => c.text(welcome(emulator)));
  return control;
};
