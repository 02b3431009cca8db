// SPDX-License-Identifier: Apache-2.0

package main

import (
	"errors"

	"github.com/consensys/gnark/frontend"
)

// replayed is a recorded circuit as a gnark circuit: each operation is replayed through
// frontend.API. What hints computed is private witness, after the private inputs.
type replayed struct {
	Public []frontend.Variable `gnark:",public"`
	Secret []frontend.Variable
	ir     *ir
}

func newReplayed(c *ir) *replayed {
	return &replayed{
		Public: make([]frontend.Variable, c.publics),
		Secret: make([]frontend.Variable, c.privates+c.advice),
		ir:     c,
	}
}

// Define replays the operations in order.
func (r *replayed) Define(api frontend.API) error {
	values := make([]frontend.Variable, len(r.ir.ops))
	for i, op := range r.ir.ops {
		switch op.code {
		case opConst:
			values[i] = r.ir.constants[op.a]
		case opPublic:
			values[i] = r.Public[op.a]
		case opPrivate:
			values[i] = r.Secret[op.a]
		case opAdvice:
			values[i] = r.Secret[r.ir.privates+op.a]
		case opAdd:
			values[i] = api.Add(values[op.a], values[op.b])
		case opSub:
			values[i] = api.Sub(values[op.a], values[op.b])
		case opMul:
			values[i] = api.Mul(values[op.a], values[op.b])
		case opDiv:
			values[i] = api.DivUnchecked(values[op.a], values[op.b])
		case opAssertEqual:
			api.AssertIsEqual(values[op.a], values[op.b])
		case opChallenge:
			challenge, err := r.commit(api, op, values)
			if err != nil {
				return err
			}
			values[i] = challenge
		}
	}
	return nil
}

func (r *replayed) commit(
	api frontend.API, op operation, values []frontend.Variable,
) (frontend.Variable, error) {
	committer, ok := api.(frontend.Committer)
	if !ok {
		return nil, errors.New("the builder has no commitments")
	}
	var committed []frontend.Variable
	for _, v := range r.ir.lists[op.a : op.a+op.b] {
		committed = append(committed, values[v])
	}
	return committer.Commit(committed...)
}
