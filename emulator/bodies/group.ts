import type { Directory, Entity } from "../directory";
import { badRequest, conflict, denied } from "../graphFault";
import { facts, type Property } from "../kinds";
import { checkChangeable, isDynamic, isUnified } from "../membership";
import { type Body, checkBody, checkRequired, requiredOf } from "./body";
import { invalid } from "./values";

const invalidOf = (name: string) => invalid(name, "Group");

const isLonely = (name: string): boolean =>
  (facts.group.properties[name] as Property | undefined)?.store === "Exchange";

/** ASCII but these: https://learn.microsoft.com/graph/api/group-upsert */
const NICKNAME = /^[!-~]+$/;
const NOT_IN_NICKNAME = /[@()\\[\]";:<>,\s]/;

const checkNickname = ({ mailNickname }: Body): void => {
  if (typeof mailNickname !== "string") return;
  if (!NICKNAME.test(mailNickname) || NOT_IN_NICKNAME.test(mailNickname))
    throw invalidOf("mailNickname");
};

/** Security groups may share a nickname, Microsoft 365 groups may not. */
const checkNicknameIsFree = (group: Entity, directory: Directory): void => {
  if (!isUnified(group)) return;
  const nickname = String(group.mailNickname).toLowerCase();
  for (const other of directory.all("group")) {
    if (
      other.id !== group.id &&
      isUnified(other) &&
      String(other.mailNickname).toLowerCase() === nickname
    )
      throw conflict("mailNickname");
  }
};

/** What must hold of the whole group, as it is to be. */
const checkWhole = (group: Entity): void => {
  if (isDynamic(group)) {
    // Graph says so though the app has the permission: microsoftgraph/microsoft-graph-docs#9556
    if (typeof group.membershipRule !== "string") throw denied();
    if (group.isAssignableToRole === true) throw invalidOf("isAssignableToRole");
  } else if (group.membershipRule != null || group.membershipRuleProcessingState != null) {
    throw invalidOf("membershipRule");
  }
  if (group.isAssignableToRole === true && group.securityEnabled !== true)
    throw invalidOf("isAssignableToRole");
  if (group.mailEnabled !== true && isUnified(group)) throw invalidOf("mailEnabled");
  if (group.mailEnabled === true && !isUnified(group)) {
    throw badRequest(
      "The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.",
    );
  }
  if (group.mailEnabled === false && group.securityEnabled === false) {
    throw badRequest(
      "One or more property values specified are invalid. A group must be mail-enabled or security-enabled.",
    );
  }
};

export const checkGroupCreate = (body: Body, directory: Directory): void => {
  checkBody("group", body, false);
  checkRequired("group", body, requiredOf("group"));
  const lonely = Object.keys(body).find(isLonely);
  if (lonely !== undefined) throw invalidOf(lonely);
  checkNickname(body);
  const group = { ...body, id: "" };
  checkWhole(group);
  if (body.membershipRule !== undefined && body.membershipRuleProcessingState === undefined)
    throw invalidOf("membershipRuleProcessingState");
  checkNicknameIsFree(group, directory);
};

/** Exchange's six go one by one, and for a person only: https://learn.microsoft.com/graph/api/group-update */
const checkLonely = (names: readonly string[], delegated: boolean): void => {
  const lonely = names.find(isLonely);
  if (lonely === undefined) return;
  if (names.length > 1) {
    throw badRequest(`Property '${lonely}' can only be updated in a request of its own.`);
  }
  if (!delegated) throw denied();
};

/** What a create decides may be said again, as long as it is the same. */
const withoutRepeats = (body: Body, group: Entity): Body => {
  const { mailEnabled, ...rest } = body;
  return mailEnabled !== undefined && mailEnabled === group.mailEnabled ? rest : body;
};

const hidden = (visibility: unknown): boolean => visibility === "HiddenMembership";

export const checkGroupUpdate = (
  body: Body,
  group: Entity,
  directory: Directory,
  delegated: boolean,
): void => {
  const names = Object.keys(body);
  checkLonely(names, delegated);
  checkBody("group", withoutRepeats(body, group), true);
  if (names.length > 0) checkChangeable("group", group);
  checkNickname(body);
  const next: Entity = { ...group, ...body, id: group.id };
  if (isUnified(next) !== isUnified(group)) throw invalidOf("groupTypes");
  if (body.visibility !== undefined && hidden(body.visibility) !== hidden(group.visibility))
    throw invalidOf("visibility");
  if (["groupTypes", "membershipRule", "securityEnabled"].some((name) => name in body))
    checkWhole(next);
  if (body.mailNickname !== undefined) checkNicknameIsFree(next, directory);
};
