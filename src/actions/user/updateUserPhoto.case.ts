import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, notFound } from "../../../test/harness/graphFailures";
import { getUserPhotoExamplePayload } from "../../examplePayloads/photo";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";

export default {
  inputs: { userId, photo: getUserPhotoExamplePayload },
  answers: [{}],
  failures: [denied, notFound(userId)],
} satisfies ActionCase;
