// SPDX-License-Identifier: Apache-2.0

// usage: node ptau.mjs FOLDER POWER
// Makes powers of tau with one contribution, contributed.ptau, and their Lagrange form, prepared.ptau.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { curves, powersOfTau } from 'snarkjs'

const [folder, power] = process.argv.slice(2)
const [start, contributed, prepared] = ['start', 'contributed', 'prepared'].map((f) => join(folder, f + '.ptau'))
const curve = await curves.getCurveFromName('bn128')
await powersOfTau.newAccumulator(curve, Number(power), start)
await powersOfTau.contribute(start, contributed, 'test', randomBytes(32).toString('hex'))
await powersOfTau.preparePhase2(contributed, prepared)
process.exit(0)
