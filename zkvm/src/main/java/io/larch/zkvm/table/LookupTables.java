// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.riscv.LookupTableName;
import java.util.ArrayList;
import java.util.List;

/** The lookup tables by name, and the words of an index as tables. */
public final class LookupTables {
    /** The left word of an interleaved index. */
    public static final LookupTable LEFT = new LeftOperand();

    /** The right word of an interleaved index. */
    public static final LookupTable RIGHT = new RightOperand();

    /** The high word of a single index. */
    public static final LookupTable HIGH = new UpperWord();

    /** The low word of a single index. */
    public static final LookupTable LOW = new RangeCheck();

    private static final List<LookupTable> ALL = all();

    private LookupTables() {}

    /** The table of a name. */
    public static LookupTable of(LookupTableName name) {
        return ALL.get(name.ordinal());
    }

    /** Every table's multilinear extension at a point of 128 variables, in the order of names. */
    public static <E> List<E> evaluateAll(Field<E> f, List<E> index) {
        List<E> values = new ArrayList<>();
        ALL.forEach(table -> values.add(table.evaluate(f, index)));
        return List.copyOf(values);
    }

    private static List<LookupTable> all() {
        List<LookupTable> tables = new ArrayList<>();
        for (LookupTableName name : LookupTableName.values()) {
            tables.add(create(name));
        }
        return List.copyOf(tables);
    }

    private static LookupTable create(LookupTableName name) {
        return switch (name) {
            case RANGE_CHECK -> LOW;
            case RANGE_CHECK_ALIGNED -> new RangeCheckAligned();
            case AND -> new And();
            case OR -> new Or();
            case XOR -> new Xor();
            case EQUAL -> new Equal();
            case NOT_EQUAL -> new NotEqual();
            case SIGNED_LESS_THAN -> new Comparison(true, false, false);
            case SIGNED_GREATER_THAN_EQUAL -> new Comparison(true, false, true);
            case UNSIGNED_LESS_THAN -> new Comparison(false, false, false);
            case UNSIGNED_GREATER_THAN_EQUAL -> new Comparison(false, false, true);
            case UNSIGNED_LESS_THAN_EQUAL -> new Comparison(false, true, false);
            case UPPER_WORD -> HIGH;
            case SIGN_EXTEND_WORD -> new SignExtendWord();
            case POW2 -> new PowerTable(6);
            case POW2_W -> new PowerTable(5);
            case SHIFT_RIGHT_BITMASK -> new ShiftRightBitmask();
            case PEXT -> new Pext();
            case PEXT_SIGNED -> new PextSigned();
            case WINDOW_MASK_W -> new WindowMaskW();
            case VALID_UNSIGNED_REMAINDER -> new ValidUnsignedRemainder();
            case VALID_DIV0 -> new ValidDiv0();
            case MUL_U_NO_OVERFLOW -> new MulUNoOverflow();
        };
    }
}
