import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound, unknownProperty } from "../../../test/harness/graphFailures";
import { getUserExamplePayload } from "../../examplePayloads/user";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userId },
  answers: [{ body: getUserExamplePayload.data }],
  failures: [denied, notFound(userId), unknownProperty("user")],
} satisfies ActionCase;
