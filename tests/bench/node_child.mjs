// A contestant in a Node of its own: the arena, asked by messages. Started by hosts.mjs.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { enter } from './arena.mjs';
import { fileOf } from './paths.mjs';

const resources = {
  isBrowser: false,
  url: (address) => pathToFileURL(fileOf(address)).href,
  bytes: async (address) => new Uint8Array(await readFile(fileOf(address))),
  text: (address) => readFile(fileOf(address), 'utf8'),
};

let arena = null;
process.on('message', async ({ method, options }) => {
  try {
    if (method === 'enter') arena = await enter(options.name, resources);
    process.send({ result: method === 'enter' ? true : await arena[method](options) });
  } catch (error) {
    process.send({ error: error.message });
  }
});
