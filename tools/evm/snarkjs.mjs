// SPDX-License-Identifier: Apache-2.0

// usage: node snarkjs.mjs FOLDER
// For each folder below FOLDER: verifies verification_key.json, public.json and proof.json, and with
// the first public input moved; checks witness.wtns and moved.wtns against circuit.r1cs; if the
// circuit is small, sets up keys that are good for tests only, proves, verifies, and leaves
// theirs.key.json, theirs.public.json and theirs.proof.json. Prints one line a folder: its name, the
// verdicts on our proof, on the other input, on the two witnesses, and on its own proof.

import { existsSync, openSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { curves, groth16, powersOfTau, wtns, zKey } from 'snarkjs'

const POWER = 9
const PUBLICS_AT = 68 // after magic, version, sections; type and size; field, prime, wires, outputs
const CONSTRAINTS_AT = 84 // after private inputs and labels
const quiet = { info() {}, warn() {} }
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'))
const write = (value, ...path) => writeFileSync(join(...path), JSON.stringify(value))

async function prepare(root) {
  const [start, middle, phase2] = ['start', 'middle', 'phase2'].map((f) => join(root, f + '.ptau'))
  if (!existsSync(phase2)) {
    const curve = await curves.getCurveFromName('bn128')
    await powersOfTau.newAccumulator(curve, POWER, start)
    await powersOfTau.contribute(start, middle, 'test', 'entropy for tests')
    await powersOfTau.preparePhase2(middle, phase2)
  }
  return phase2
}

async function prove(root, folder) {
  const [start, key] = [join(folder, 'start.zkey'), join(folder, 'circuit.zkey')]
  await zKey.newZKey(join(folder, 'circuit.r1cs'), await prepare(root), start)
  await zKey.contribute(start, key, 'test', 'more entropy for tests')
  const { proof, publicSignals } = await groth16.prove(key, join(folder, 'witness.wtns'))
  const vk = await zKey.exportVerificationKey(key)
  write(vk, folder, 'theirs.key.json')
  write(publicSignals, folder, 'theirs.public.json')
  write(proof, folder, 'theirs.proof.json')
  return groth16.verify(vk, publicSignals, proof)
}

/** Whether the circuit fits the powers of tau, with a row more for ONE and each public input. */
function isSmall(file) {
  const head = Buffer.alloc(CONSTRAINTS_AT + 4)
  readSync(openSync(file), head)
  const rows = head.readUInt32LE(CONSTRAINTS_AT) + head.readUInt32LE(PUBLICS_AT) + 1
  return rows <= 2 ** POWER
}

const root = process.argv[2]
for (const entry of readdirSync(root, { withFileTypes: true }).filter((e) => e.isDirectory())) {
  const folder = join(root, entry.name)
  const vk = read(folder, 'verification_key.json')
  const inputs = read(folder, 'public.json')
  const proof = read(folder, 'proof.json')
  const other = inputs.map((x, i) => (i === 0 ? (BigInt(x) + 1n).toString() : x))
  const ours = await groth16.verify(vk, inputs, proof)
  const moved = await groth16.verify(vk, other, proof)
  const circuit = join(folder, 'circuit.r1cs')
  const [good, bad] = await Promise.all(
    ['witness', 'moved'].map((f) => wtns.check(circuit, join(folder, f + '.wtns'), quiet)),
  )
  const theirs = isSmall(circuit) ? await prove(root, folder) : 'none'
  console.log(`${entry.name},${ours},${moved},${good},${bad},${theirs}`)
}
process.exit(0)
