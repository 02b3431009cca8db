/* SPDX-License-Identifier: Apache-2.0 */
/* Environment of the public riscv-tests suite on Larch: a pass sets the termination word of the
 * default I/O block and halts, a failure halts without it. */
#ifndef LARCH_RISCV_TEST_H
#define LARCH_RISCV_TEST_H

#define TESTNUM gp
#define RVTEST_RV64U
#define RVTEST_CODE_BEGIN .section .text.start; .globl _start; _start: li TESTNUM, 0;
#define RVTEST_CODE_END
#define RVTEST_PASS li a0, 1; li a1, 0x7fffe000; sd a0, 0(a1); ebreak;
#define RVTEST_FAIL ebreak;
#define RVTEST_DATA_BEGIN .balign 16;
#define RVTEST_DATA_END .balign 16;

#endif
