// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.riscv.LookupTableName;
import java.util.ArrayList;
import java.util.List;

/** Every table, for tests. */
final class Tables {
    private Tables() {}

    static List<LookupTable> all() {
        List<LookupTable> tables = new ArrayList<>();
        tables.add(LookupTables.LEFT);
        tables.add(LookupTables.RIGHT);
        for (LookupTableName name : LookupTableName.values()) {
            tables.add(LookupTables.of(name));
        }
        return tables;
    }
}
