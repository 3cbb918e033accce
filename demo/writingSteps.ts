import { randomUUID } from "node:crypto";
import type { ConnectionValue, Runner } from "../runner";
import { readingSteps } from "./readingSteps";
import { check, type Step } from "./report";

interface Entity {
  id: string;
  displayName: string;
}

interface Delta {
  value: Record<string, unknown>[];
  "@odata.deltaLink"?: string;
}

/** Steps that write, and the changes they leave behind. */
export const writingSteps = (
  runner: Runner,
  connection: () => ConnectionValue,
  domain: () => string,
) => {
  const { run } = readingSteps(runner, connection);
  const tag = randomUUID().slice(0, 8);
  const users: Entity[] = [];
  let group: Entity | undefined;
  let deltaLink = "";

  const groupId = (): string => group?.id ?? "";

  const markDelta: Step = {
    title: "Remember where changes begin",
    run: async (say) => {
      const delta = await run<Delta>("listChanges", {
        deltaURL: "/groups/delta",
        $deltatoken: "latest",
        $select: "displayName,members",
      });
      deltaLink = delta["@odata.deltaLink"] ?? "";
      say("List Changes from latest on", `a delta link and ${delta.value.length} groups`);
      check(deltaLink !== "" && delta.value.length === 0, "there is no delta link");
    },
  };

  const createGroupAndUsers: Step = {
    title: "Create a group and users, add and remove members",
    run: async (say) => {
      group = await run<Entity>("createGroup", {
        displayName: `Demo ${tag}`,
        mailNickname: `demo-${tag}`,
      });
      say("Create Group", group.displayName);
      for (const name of ["Adele", "O'Neil", "Wei"]) {
        users.push(
          await run<Entity>("createUser", {
            displayName: `${name} Demo`,
            userPrincipalName: `${name}.${tag}`,
            domain: domain(),
            password: `Demo-${randomUUID()}`,
            additionalProperties: '{"department": "Demo"}',
          }),
        );
      }
      say("Create User", users.map(({ displayName }) => displayName).join(", "));
      for (const { id } of users)
        await run("addMemberToGroup", { groupId: groupId(), groupMemberOdataId: id });
      const again = await run<{ alreadyMember: boolean }>("addMemberToGroup", {
        groupId: groupId(),
        groupMemberOdataId: users[0]?.id,
      });
      say(
        "Add Member to Group",
        `${users.length} members, the first once more: alreadyMember ${again.alreadyMember}`,
      );
      await run("removeMemberOfGroup", { groupId: groupId(), memberId: users[2]?.id });
      const members = await run<{ value: Entity[] }>("listGroupMembers", { groupId: groupId() });
      say("Remove Member of Group", `${members.value.length} members are left`);
      check(again.alreadyMember && members.value.length === 2, "the members are not right");
      await run("updateUser", {
        userId: users[0]?.id,
        jobTitle: "Engineer",
        accountEnabled: "false",
      });
      const updated = await run<{ jobTitle: string; accountEnabled: boolean }>("getUser", {
        userId: users[0]?.id,
        $select: "jobTitle,accountEnabled",
      });
      say(
        "Update User",
        `job title ${updated.jobTitle}, account enabled ${updated.accountEnabled}`,
      );
      check(
        updated.jobTitle === "Engineer" && updated.accountEnabled === false,
        "the user was not updated",
      );
    },
  };

  const upsertTwice: Step = {
    title: "Upsert an application twice",
    run: async (say) => {
      const upsert = () =>
        run<{ id?: string; created?: boolean; updated?: boolean }>("upsertApplication", {
          uniqueName: `demo-${tag}`,
          displayName: `Demo ${tag}`,
        });
      const [first, second] = [await upsert(), await upsert()];
      say("Upsert Application", `created ${first.created}`);
      say("the same once more", `updated ${second.updated}`);
      check(first.created === true && second.updated === true, "the upserts did something else");
      await run("deleteApplication", { applicationObjectId: first.id });
    },
  };

  const listChanges: Step = {
    title: "List what has changed since",
    run: async (say) => {
      const changes = await run<Delta>("listChanges", { deltaURL: deltaLink });
      const mine = changes.value.find(({ id }) => id === groupId());
      const members = (mine?.["members@delta"] ?? []) as { "@removed"?: unknown }[];
      const added = members.filter((member) => member["@removed"] === undefined).length;
      say(
        "List Changes from the link",
        `${changes.value.length} group changed: ${added} members added, ${members.length - added} removed`,
      );
      check(mine !== undefined && added >= 2, "the new group is missing");
    },
  };

  const cleanUp: Step = {
    title: "Delete what was created",
    run: async (say) => {
      for (const { id } of users) await run("deleteUser", { userId: id });
      await run("deleteGroup", { groupId: groupId() });
      say("Delete User, Delete Group", `${users.length} users and 1 group`);
    },
  };

  return {
    tag,
    users: () => users,
    markDelta,
    createGroupAndUsers,
    upsertTwice,
    listChanges,
    cleanUp,
  };
};
