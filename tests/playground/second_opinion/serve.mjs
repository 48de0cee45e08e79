// Serves emulate's Slack on a free port of 127.0.0.1 and says where. Each line on stdin takes it back
// to its beginning, and is answered with one; it ends when stdin does.
//
//     node serve.mjs FOLDER/node_modules/emulate/dist/api.js '{"team": …, "users": …}'
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [api, seed] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(api));
const emulator = await createEmulator({
  service: "slack",
  port: 0,
  hostname: "127.0.0.1",
  seed: { slack: JSON.parse(seed) },
});
console.log(emulator.url);
for await (const _ of createInterface({ input: process.stdin })) {
  emulator.reset();
  console.log("reset");
}
await emulator.close();
