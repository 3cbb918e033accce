export { application, upsertedApplication } from "./application";
export { deltaPage } from "./change";
export { flag, listOf, output, success, text, texts } from "./common";
export { group, member, upsertedGroup } from "./group";
export { subscription } from "./subscription";
export { user } from "./user";
