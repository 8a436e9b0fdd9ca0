// Runs the browser's engine on JSON lines: {document, answers: [...]} in, {walks: [...]} or
// {refused: "why"} out, one line for each line.

import { createInterface } from "node:readline";
import { walker } from "../../referral/static/engine/walk.js";

function run({ document, answers }) {
  try {
    const { walk } = walker(document);
    return { walks: answers.map(walk) };
  } catch (error) {
    return { refused: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(run(JSON.parse(line))) + "\n");
}
