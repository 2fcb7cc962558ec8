/* How the desk lies on the screen: two panes that scroll by themselves, or one at a time. */
/** @import {Pane} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { notices } from "../notices.js";
import { bar } from "./bar.js";
import { chronologyPane } from "./chronology.js";
import { handInPane } from "./hand-in.js";
import { toast } from "./notices.js";
import { printed } from "./printed.js";
import { recordsPane } from "./records.js";
import { signsPane } from "./signs.js";
import { skips } from "./skips.js";
import { tabs } from "./tabs.js";
import { timelinePane } from "./timeline.js";

/** @type {Exclude<Pane, "records">[]} */
const PAPERS = ["chronology", "signs", "timeline"];

const VIEWS = { chronology: chronologyPane, signs: signsPane, timeline: timelinePane, "hand-in": handInPane };

/** @param {DeskState} desk */
export function layout(desk) {
  const { wide, pane, paper } = desk;
  const records = desk.shows("records");
  const papers = wide || pane !== "records";
  const all = desk.name === "hand-in" ? /** @type {typeof PAPERS} */ (["hand-in", ...PAPERS]) : PAPERS;
  return html`${skips(desk)} ${bar(desk)}
    ${notices(desk)}
    ${printed(desk)}
    <div class="wp-panes" data-paper=${paper} ?data-records=${desk.printsRecords}>
      <section class="wp-pane wp-pane--records" ?hidden=${!records} id="panel-records" aria-labelledby="records-title"
        role=${wide ? "region" : "tabpanel"}>
        ${recordsPane(desk)}
      </section>
      <div class="wp-pane wp-pane--papers" ?hidden=${!papers}>
        ${wide ? tabs(desk, all) : nothing}
        <div class="wp-pane__scroll" role="tabpanel" id="panel-${paper}" aria-labelledby="tab-${paper}" tabindex="0">
          ${papers ? VIEWS[paper](desk) : nothing}
        </div>
      </div>
    </div>
    ${toast(desk)} ${wide ? nothing : tabs(desk, ["records", ...all])}`;
}
