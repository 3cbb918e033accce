import { useState } from "preact/hooks";
import { messageOf } from "./shown";

/** A button that puts a text into the clipboard, and says that it did. */
export const Copy = ({
  label,
  text,
}: {
  readonly label: string;
  readonly text: () => Promise<string>;
}) => {
  const [said, setSaid] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await text());
      setSaid("Copied");
    } catch (error) {
      setSaid(messageOf(error));
    }
    setTimeout(() => setSaid(""), 2000);
  };
  return (
    <button type="button" onClick={() => void copy()} aria-live="polite">
      {said === "" ? label : said}
    </button>
  );
};
