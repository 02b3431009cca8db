// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/consensys/gnark/std/lookup/logderivlookup"
	"github.com/consensys/gnark/std/math/bits"
	"github.com/consensys/gnark/std/math/uints"
	"github.com/consensys/gnark/std/permutation/poseidon2"
	"github.com/consensys/gnark/std/rangecheck"
)

// gadget is what gnark's own library does for the job of one of Larch's cases: from the secret x to
// a value that is public.
type gadget struct {
	name string
	body func(api frontend.API, x frontend.Variable) (frontend.Variable, error)
}

type own struct {
	Y    frontend.Variable `gnark:",public"`
	X    frontend.Variable
	body func(api frontend.API, x frontend.Variable) (frontend.Variable, error)
}

func (c *own) Define(api frontend.API) error {
	y, err := c.body(api, c.X)
	if err != nil {
		return err
	}
	api.AssertIsEqual(y, c.Y)
	return nil
}

var ownGadgets = []gadget{
	{"inverse", plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		return api.Inverse(x)
	})},
	{"is-zero-of-zero", plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		return api.IsZero(x)
	})},
	{"select", plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		return api.Select(x, 9, api.Mul(x, x))
	})},
	{"bits-64", weighBits(64)},
	{"bits-253", weighBits(253)},
	{"bits-254-of-minus-one", weighBits(254)},
	{"poseidon2", hash(1)},
	{"poseidon2-chain", hash(4)},
	{"range-checks-64x1", checkRanges(1)},
	{"range-checks-64x100", checkRanges(100)},
	{"lookup-constants-64x20", lookUp(64, 20, 2, constantEntry)},
	{"lookup-array-100x40", lookUp(100, 40, 1, func(
		api frontend.API, x frontend.Variable, i, _ int) frontend.Variable {
		return api.Add(api.Mul(x, x), i)
	})},
	{"words-64x1", words(1)},
	{"words-64x40", words(40)},
}

// printOwn prints the constraints of gnark's own gadgets, as CSV.
func printOwn([]string) error {
	for _, g := range ownGadgets {
		circuit := &own{body: g.body}
		ccs, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, circuit)
		if err != nil {
			return fmt.Errorf("%s: %w", g.name, err)
		}
		fmt.Printf("%s,%d\n", g.name, ccs.GetNbConstraints())
	}
	return nil
}

type body = func(api frontend.API, x frontend.Variable) (frontend.Variable, error)

func plain(f func(api frontend.API, x frontend.Variable) frontend.Variable) body {
	return func(api frontend.API, x frontend.Variable) (frontend.Variable, error) {
		return f(api, x), nil
	}
}

func weighBits(n int) body {
	return plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		sum := frontend.Variable(0)
		for i, bit := range bits.ToBinary(api, x, bits.WithNbDigits(n)) {
			sum = api.Add(sum, api.Mul(bit, i+1))
		}
		return sum
	})
}

func hash(times int) body {
	return func(api frontend.API, x frontend.Variable) (frontend.Variable, error) {
		p, err := poseidon2.NewPoseidon2FromParameters(api, 4, 8, 56)
		if err != nil {
			return nil, err
		}
		state := []frontend.Variable{x, 1, 0, -1}
		for range times {
			if err := p.Permutation(state); err != nil {
				return nil, err
			}
		}
		return api.Add(state[0], state[3]), nil
	}
}

func checkRanges(n int) body {
	return plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		checker := rangecheck.New(api)
		for i := range n {
			checker.Check(api.Add(x, i), 64)
		}
		return x
	})
}

func constantEntry(_ frontend.API, _ frontend.Variable, i, column int) frontend.Variable {
	if column == 0 {
		return i * i * i
	}
	return i + 7
}

// lookUp makes one table for each column of values, for gnark's tables have one.
func lookUp(rows, queries, columns int, entry func(
	api frontend.API, x frontend.Variable, i, column int) frontend.Variable) body {
	return plain(func(api frontend.API, x frontend.Variable) frontend.Variable {
		sum := frontend.Variable(0)
		for column := range columns {
			table := logderivlookup.New(api)
			for i := range rows {
				table.Insert(entry(api, x, i, column))
			}
			for i := range queries {
				sum = api.Add(sum, table.Lookup(api.Add(x, i))[0])
			}
		}
		return sum
	})
}

// words makes XOR, of 64-bit words that come as field elements.
func words(n int) body {
	return func(api frontend.API, x frontend.Variable) (frontend.Variable, error) {
		field, err := uints.New[uints.U64](api)
		if err != nil {
			return nil, err
		}
		sum := frontend.Variable(0)
		for i := range n {
			a := field.ValueOf(api.Add(x, i))
			b := field.ValueOf(api.Add(api.Mul(x, 3), i))
			sum = api.Add(sum, field.ToValue(field.Xor(a, b)))
		}
		return sum, nil
	}
}
