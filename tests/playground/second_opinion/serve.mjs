// Serves emulate's Slack on a free port of 127.0.0.1, says where, and ends when stdin does.
//
//     node serve.mjs FOLDER/node_modules/emulate/dist/api.js '{"team": …, "users": …}'
import { pathToFileURL } from "node:url";

const [api, seed] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(api));
const slack = { ...JSON.parse(seed) };
const emulator = await createEmulator({
  service: "slack",
  port: 0,
  hostname: "127.0.0.1",
  seed: { slack },
});
console.log(emulator.url);
process.stdin.resume();
process.stdin.on("end", () => emulator.close().then(() => process.exit(0)));
