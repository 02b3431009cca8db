#include <larch.h>

namespace {

/* The public input as a range of bytes. */
class Input {
public:
    Input() : first(larch_input(&length)) {}
    const uint8_t *begin() const { return first; }
    const uint8_t *end() const { return first + length; }

private:
    size_t length;
    const uint8_t *first;
};

} // namespace

/* Outputs the sum of the bytes of the public input, as eight little-endian bytes. */
int main() {
    uint64_t sum = 0;
    for (uint8_t byte : Input()) {
        sum += byte;
    }
    larch_output(&sum, sizeof sum);
    return 0;
}
