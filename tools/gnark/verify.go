// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/witness"
)

// Verdicts on a triple of key, proof and public witness.
const (
	accepted  = 'A'
	rejected  = 'R'
	malformed = 'M'
)

// verifyFiles verifies one proof.
func verifyFiles(args []string) error {
	var data [3][]byte
	for i, path := range args {
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		data[i] = b
	}
	switch verdict, err := judge(data[0], data[1], data[2]); verdict {
	case accepted:
		return nil
	case rejected:
		return fmt.Errorf("%w: %w", errRejected, err)
	default:
		return err
	}
}

// verdicts judges every triple of a file: three times a u32 big-endian length and that many bytes,
// for key, proof and public witness. It writes one letter for each.
func verdicts(args []string) error {
	data, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var out []byte
	for len(data) > 0 {
		var part [3][]byte
		for i := range part {
			if len(data) < 4 || uint64(len(data)-4) < uint64(binary.BigEndian.Uint32(data)) {
				return errors.New("the file of triples ends too early")
			}
			n := 4 + binary.BigEndian.Uint32(data)
			part[i], data = data[4:n], data[n:]
		}
		verdict, _ := judge(part[0], part[1], part[2])
		out = append(out, verdict)
	}
	return os.WriteFile(args[1], out, 0o644)
}

// judge reads and verifies; the error says why a triple is not accepted.
func judge(key, proofBytes, public []byte) (verdict byte, err error) {
	vk := groth16.NewVerifyingKey(ecc.BN254)
	proof := groth16.NewProof(ecc.BN254)
	if err := errors.Join(guardKey(key), guardProof(proofBytes), guardWitness(public)); err != nil {
		return malformed, err
	}
	if err := errors.Join(decode(key, vk), decode(proofBytes, proof)); err != nil {
		return malformed, err
	}
	inputs, err := decodeWitness(public)
	if err != nil {
		return malformed, err
	}
	if err := groth16.Verify(proof, vk, inputs); err != nil {
		return rejected, err
	}
	return accepted, nil
}

// writeContract writes gnark's own contract for a key.
func writeContract(args []string) error {
	vk := groth16.NewVerifyingKey(ecc.BN254)
	if err := readExactly(args[0], vk); err != nil {
		return err
	}
	return writeFile(args[1], func(out io.Writer) (int64, error) {
		return 0, vk.ExportSolidity(out)
	})
}

func readExactly(path string, object io.ReaderFrom) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return decode(data, object)
}

// decode reads an object that must take all of the bytes.
func decode(data []byte, object io.ReaderFrom) error {
	in := bytes.NewReader(data)
	if _, err := object.ReadFrom(in); err != nil {
		return err
	}
	if in.Len() > 0 {
		return errors.New("bytes after the end")
	}
	return nil
}

func readWitness(path string) (witness.Witness, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return decodeWitness(data)
}

func decodeWitness(data []byte) (witness.Witness, error) {
	w, err := witness.New(ecc.BN254.ScalarField())
	if err != nil {
		return nil, err
	}
	return w, decode(data, w)
}

func publicValues(public witness.Witness) []*big.Int {
	var values []*big.Int
	for _, x := range public.Vector().(fr.Vector) {
		values = append(values, x.BigInt(new(big.Int)))
	}
	return values
}

func publicWitness(values []*big.Int) (witness.Witness, error) {
	w, err := witness.New(ecc.BN254.ScalarField())
	if err != nil {
		return nil, err
	}
	feed := make(chan any, len(values))
	for _, v := range values {
		feed <- v
	}
	close(feed)
	return w, w.Fill(len(values), 0, feed)
}
