// Times the browser's engine: {document, drafts} in, microseconds a walk out (the best of many runs).

import { readFileSync } from "node:fs";
import { walker } from "../../referral/static/engine/walk.js";

const RUNS = 300;

const { document, drafts } = JSON.parse(readFileSync(0, "utf-8"));
const { walk } = walker(document);
let best = Infinity;
for (let run = 0; run < RUNS; run++) {
  const start = process.hrtime.bigint();
  for (const draft of drafts) walk(draft);
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1000 / drafts.length);
}
process.stdout.write(String(best));
