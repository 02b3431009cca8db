// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/big"
	"os"
)

// Operation codes of the file; Java's IrExport documents the format.
const (
	opConst = iota + 1
	opPublic
	opPrivate
	opAdvice
	opAdd
	opSub
	opMul
	opDiv
	opAssertEqual
	opChallenge
)

const (
	irMagic   = "LARCH-IR"
	irVersion = 1
	opBytes   = 9
)

type operation struct {
	code byte
	a, b uint32
}

type ir struct {
	publics, privates, advice uint32
	constants                 []*big.Int
	lists                     []uint32
	ops                       []operation
}

func readIR(path string) (*ir, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c, err := parseIR(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

func parseIR(data []byte) (*ir, error) {
	head := len(irMagic) + 7*4
	if len(data) < head || string(data[:len(irMagic)]) != irMagic {
		return nil, errors.New("not a circuit file")
	}
	var n [7]uint32
	for i := range n {
		n[i] = binary.BigEndian.Uint32(data[len(irMagic)+4*i:])
	}
	if n[0] != irVersion {
		return nil, fmt.Errorf("version %d", n[0])
	}
	want := uint64(head) + 32*uint64(n[4]) + 4*uint64(n[5]) + opBytes*uint64(n[6])
	if uint64(len(data)) != want {
		return nil, fmt.Errorf("%d bytes, not %d", len(data), want)
	}
	c := &ir{publics: n[1], privates: n[2], advice: n[3]}
	data = data[head:]
	for ; n[4] > 0; n[4]-- {
		c.constants = append(c.constants, new(big.Int).SetBytes(data[:32]))
		data = data[32:]
	}
	for ; n[5] > 0; n[5]-- {
		c.lists = append(c.lists, binary.BigEndian.Uint32(data))
		data = data[4:]
	}
	for ; n[6] > 0; n[6]-- {
		a, b := binary.BigEndian.Uint32(data[1:]), binary.BigEndian.Uint32(data[5:])
		c.ops = append(c.ops, operation{data[0], a, b})
		data = data[opBytes:]
	}
	return c, c.check()
}

// check makes every index valid, so that the replay needs no further checks.
func (c *ir) check() error {
	for i, op := range c.ops {
		if !c.valid(uint32(i), op) {
			return fmt.Errorf("operation %d is not valid: %v", i, op)
		}
	}
	return nil
}

func (c *ir) valid(i uint32, op operation) bool {
	switch op.code {
	case opConst:
		return op.a < uint32(len(c.constants))
	case opPublic:
		return op.a < c.publics
	case opPrivate:
		return op.a < c.privates
	case opAdvice:
		return op.a < c.advice
	case opAdd, opSub, opMul, opDiv, opAssertEqual:
		return c.isValue(op.a, i) && c.isValue(op.b, i)
	case opChallenge:
		if uint64(op.a)+uint64(op.b) > uint64(len(c.lists)) {
			return false
		}
		for _, v := range c.lists[op.a : op.a+op.b] {
			if !c.isValue(v, i) {
				return false
			}
		}
		return true
	}
	return false
}

func (c *ir) isValue(operand, user uint32) bool {
	return operand < user && c.ops[operand].code != opAssertEqual
}
