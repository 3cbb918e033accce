import type { ActionCase } from "../../../test/harness/actionCase";
import { badValue, denied, directoryFull, taken } from "../../../test/harness/graphFailures";
import { groupExamplePayload } from "../../examplePayloads/group";

export default {
  inputs: { displayName: "Library Assist", mailNickname: "library" },
  answers: [{ status: 201, body: groupExamplePayload.data }],
  failures: [
    denied,
    taken("mailNickname"),
    badValue("Request contains a property with duplicate values.", "Name each once."),
    directoryFull,
  ],
} satisfies ActionCase;
