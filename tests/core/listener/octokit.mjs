// SPDX-License-Identifier: GPL-3.0-or-later
// octokit.mjs DIR SECRET : every example payload of @octokit/webhooks-examples for github.com, signed by
// @octokit/webhooks-methods, one JSON object a line: {"event","body","signature"}.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [dir, secret] = process.argv.slice(2);
const modules = `${dir}/node_modules/@octokit`;
const { sign } = await import(pathToFileURL(`${modules}/webhooks-methods/dist-node/index.js`).href);
const definitions = JSON.parse(readFileSync(`${modules}/webhooks-examples/api.github.com/index.json`, "utf8"));
for (const { name, examples } of definitions) {
    for (const example of examples) {
        const body = JSON.stringify(example);
        console.log(JSON.stringify({ event: name, body, signature: await sign(secret, body) }));
    }
}
