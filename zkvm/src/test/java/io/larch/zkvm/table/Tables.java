// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import java.util.List;

final class Tables {
    static List<LookupTable> all() {
        return List.of(
                new And(),
                new Andn(),
                new Or(),
                new Xor(),
                new LeftOperand(),
                new RightOperand(),
                new RangeCheck(),
                new RangeCheckAligned(),
                new UpperWord(),
                new LowerHalfWord(),
                new SignExtendWord(),
                new WindowMaskW(),
                new SignMask(),
                new HalfwordAlignment(),
                new WordAlignment(),
                new MulUNoOverflow(),
                new Equal(),
                new PowerTable(6),
                new PowerTable(5),
                new ShiftRightBitmask(),
                new Comparison(false, false, false),
                new Comparison(false, true, false),
                new Comparison(true, false, false),
                new Comparison(true, false, true),
                new Comparison(false, false, true),
                new NotEqual(),
                new ValidUnsignedRemainder(),
                new ValidDiv0(),
                ChangeDivisor.doubleWord(),
                ChangeDivisor.word(),
                new ShiftRight(),
                new ShiftRightArithmetic(),
                new PextSigned());
    }
}
