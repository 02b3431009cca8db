// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"errors"
)

// gnark's decoders allocate what a length announces, up to 2^32 elements, before they read. These
// walks refuse a length that the bytes at hand cannot hold, so that damaged files cannot exhaust
// the memory of this process.

var errTooLong = errors.New("a length is above what the bytes can hold")

const (
	sizeG1 = 32
	sizeG2 = 64
)

type walk struct {
	data []byte
	err  error
}

func (w *walk) skip(n uint64) {
	if w.err == nil && n > uint64(len(w.data)) {
		w.err = errors.New("the bytes end too early")
	}
	if w.err == nil {
		w.data = w.data[n:]
	}
}

// point skips a point, whose flags say whether it is compressed.
func (w *walk) point(size uint64) {
	if w.err == nil && len(w.data) > 0 && w.data[0]&0xC0 == 0 {
		size *= 2
	}
	w.skip(size)
}

// count reads a length of elements that take at least so many bytes each.
func (w *walk) count(size uint64) uint64 {
	if w.err != nil || len(w.data) < 4 {
		w.skip(4)
		return 0
	}
	n := uint64(binary.BigEndian.Uint32(w.data))
	w.skip(4)
	if n*size > uint64(len(w.data)) {
		w.err = errTooLong
		return 0
	}
	return n
}

func guardProof(data []byte) error {
	w := walk{data: data}
	w.point(sizeG1)
	w.point(sizeG2)
	w.point(sizeG1)
	w.count(sizeG1)
	return w.err
}

func guardKey(data []byte) error {
	w := walk{data: data}
	for _, size := range []uint64{sizeG1, sizeG1, sizeG2, sizeG2, sizeG1, sizeG2} {
		w.point(size)
	}
	for n := w.count(sizeG1); n > 0; n-- {
		w.point(sizeG1)
	}
	for n := w.count(4); n > 0; n-- {
		w.skip(8 * w.count(8))
	}
	w.count(2 * sizeG2)
	return w.err
}

func guardWitness(data []byte) error {
	w := walk{data: data}
	w.skip(8)
	w.count(sizeG1)
	return w.err
}
