// The limit of WebAssembly here: peak.cpp with four lanes. See peak.hpp.
const CHAINS = 12, LANES = 4;

export async function open({ bytes }) {
  const { instance } = await WebAssembly.instantiate(await bytes('/bench/peak.wasm'), {});
  return { rounds: (count) => instance.exports.peak_of_4(count), flopsEach: 2 * CHAINS * LANES };
}
