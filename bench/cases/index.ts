import type { CaseOf } from "./benchCase";
import { delta } from "./delta";
import { getUser } from "./getUser";
import { lists } from "./lists";
import { load } from "./load";
import { members } from "./members";
import { notifications } from "./notifications";
import { records } from "./records";
import { throttling } from "./throttling";

/** By the names that `--case` takes. */
export const cases: Readonly<Record<string, CaseOf>> = {
  load,
  lists,
  getUser,
  notifications,
  records,
  members,
  delta,
  throttling,
};
