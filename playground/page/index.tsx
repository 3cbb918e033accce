import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Catalogue } from "../catalogue";
import { useServer } from "./api";
import { Bar } from "./Bar";
import { Directory } from "./Directory";
import { Permissions } from "./Permissions";
import { Steps } from "./Steps";
import { Timeline } from "./Timeline";
import { Tour } from "./Tour";
import { Triggers } from "./Triggers";
import type { State } from "./types";

const VIEWS = ["tour", "steps", "triggers", "timeline", "directory", "permissions"] as const;
type View = (typeof VIEWS)[number];
const ONLY_EMULATED: readonly View[] = ["tour", "directory"];

const viewOf = (hash: string): View | undefined => VIEWS.find((view) => `#${view}` === hash);

const App = () => {
  const [view, setView] = useState<View | undefined>(viewOf(location.hash));
  const { data: state, error } = useServer<State>("/state", "state");
  const { data: catalogue } = useServer<Catalogue>("/catalogue");

  useEffect(() => {
    // The token in the URL has done its work.
    if (location.search !== "") history.replaceState(null, "", `/${location.hash}`);
    const follow = (): void => setView(viewOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);

  if (error !== undefined) return <p class="error">{error}</p>;
  if (state === undefined || catalogue === undefined) return <p class="loading">Loading …</p>;
  const views = VIEWS.filter((one) => state.mode === "emulator" || !ONLY_EMULATED.includes(one));
  const shown = view !== undefined && views.includes(view) ? view : (views[0] ?? "steps");
  return (
    <>
      <a class="skip" href="#content">
        Skip to the content
      </a>
      <header>
        <h1>
          <img src="/icon.png" alt="" width="28" height="28" /> Playground
        </h1>
        <nav aria-label="Views">
          {views.map((one) => (
            <a key={one} href={`#${one}`} aria-current={one === shown ? "page" : undefined}>
              {one.replace(/^./, (first) => first.toUpperCase())}
            </a>
          ))}
        </nav>
      </header>
      <Bar state={state} />
      <main id="content" tabIndex={-1}>
        {shown === "tour" && <Tour state={state} />}
        {shown === "steps" && <Steps catalogue={catalogue} connection={state.connection} />}
        {shown === "triggers" && <Triggers catalogue={catalogue} state={state} />}
        {shown === "timeline" && <Timeline mode={state.mode} />}
        {shown === "directory" && <Directory state={state} />}
        {shown === "permissions" && <Permissions />}
      </main>
    </>
  );
};

const root = document.getElementById("app");
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
