import { objectIds, objectIdsOrNames } from "./idList";

const id = "87d349ed-44d7-43e1-9a83-5f2406dee5bd";
const other = "02bd9fd6-8f93-4758-87c3-1fb73740a315";
const name = "AdeleV_b.com#EXT#@contoso.com";

describe("ids or names", () => {
  it.each<[unknown, string[]]>([
    [
      [id, name, id],
      [id, name, id],
    ],
    [`${id}, ${name}\r\n${other}; `, [id, name, other]],
    [JSON.stringify([name, { id }]), [name, id]],
    [
      [
        { id, userPrincipalName: name },
        { userPrincipalName: name },
        { id: "", userPrincipalName: name },
      ],
      [id, name, name],
    ],
    [{ id }, [id]],
    [[], []],
  ])("of %j", (value, names) => {
    expect(objectIdsOrNames("Member IDs")(value)).toEqual(names);
  });

  it.each([
    ["", "is required"],
    ["Adele Vance", "without slash, question mark, percent sign or space"],
    ["AdeleV", "expects object ids, such as 87d3.*, or user principal names"],
    [[{ displayName: "Adele" }], "holds a record without id or userPrincipalName"],
    ["https://graph.microsoft.com/v1.0/users/x@y.z", "without slash"],
    [[5], "expects object ids"],
    [[true], "expects text"],
  ])("are not in %j", (value, problem) => {
    expect(() => objectIdsOrNames("Member IDs")(value)).toThrow(
      new RegExp(`^Member IDs: .*${problem}`),
    );
  });
});

it("names are no ids where only those are taken", () => {
  expect(() => objectIds("Group IDs")([name])).toThrow("Group IDs: expects an object id");
  expect(() => objectIds("Group IDs")([{ userPrincipalName: name }])).toThrow(
    "Group IDs: holds a record without id",
  );
});
