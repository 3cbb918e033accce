import type { ActionCase } from "../../../test/harness/actionCase";
import { denied, noPhoto, notFound } from "../../../test/harness/graphFailures";
import { getUserPhotoExamplePayload } from "../../examplePayloads/photo";

const userId = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const { data, contentType } = getUserPhotoExamplePayload;

export default {
  inputs: { userId },
  answers: [{ body: data, headers: { "Content-Type": contentType } }],
  failures: [denied, notFound(userId), noPhoto("ImageNotFound"), noPhoto("ErrorEntityNotFound")],
} satisfies ActionCase;
