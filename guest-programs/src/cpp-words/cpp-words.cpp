// SPDX-License-Identifier: Apache-2.0
//
// Input: a text of words of lower-case letters, separated by anything else. Output: each word, a
// space, how often it occurs and a line feed, in alphabetical order.

#include "larch.h"

namespace {

// A run of bytes that somebody else owns.
class Slice {
public:
    Slice(const uint8_t *start, size_t size) : start_(start), size_(size) {}

    const uint8_t *begin() const { return start_; }
    const uint8_t *end() const { return start_ + size_; }
    size_t size() const { return size_; }

    // Negative, zero or positive as this comes before, equals or comes behind the other.
    int compare(const Slice &other) const {
        size_t common = size_ < other.size_ ? size_ : other.size_;
        int order = __builtin_memcmp(start_, other.start_, common);
        return order != 0 ? order : static_cast<int>(size_) - static_cast<int>(other.size_);
    }

private:
    const uint8_t *start_;
    size_t size_;
};

// A binary search tree on the heap.
template <typename Key, typename Value>
class Map {
    struct Node {
        Key key;
        Value value;
        Node *less, *greater;
    };

public:
    ~Map() { drop(root_); }

    Value &operator[](const Key &key) {
        Node **place = &root_;
        while (*place != nullptr) {
            int order = key.compare((*place)->key);
            if (order == 0) {
                return (*place)->value;
            }
            place = order < 0 ? &(*place)->less : &(*place)->greater;
        }
        *place = new Node{key, Value(), nullptr, nullptr};
        return (*place)->value;
    }

    template <typename Visitor>
    void each(Visitor visit) const {
        walk(root_, visit);
    }

private:
    template <typename Visitor>
    static void walk(const Node *node, Visitor &visit) {
        if (node != nullptr) {
            walk(node->less, visit);
            visit(node->key, node->value);
            walk(node->greater, visit);
        }
    }

    static void drop(Node *node) {
        if (node != nullptr) {
            drop(node->less);
            drop(node->greater);
            delete node;
        }
    }

    Node *root_ = nullptr;
};

class Sink {
public:
    virtual void write(Slice bytes) = 0;

    void write_number(uint64_t number) {
        uint8_t digits[20];
        size_t at = sizeof digits;
        do {
            digits[--at] = static_cast<uint8_t>('0' + number % 10);
            number /= 10;
        } while (number != 0);
        write(Slice(digits + at, sizeof digits - at));
    }

protected:
    ~Sink() = default;
};

class Output final : public Sink {
public:
    void write(Slice bytes) override { larch_output(bytes.begin(), bytes.size()); }
};

// Constructed before main.
Map<Slice, uint64_t> counts;

bool is_letter(uint8_t c) {
    return c >= 'a' && c <= 'z';
}

void count(Slice text) {
    for (const uint8_t *at = text.begin(); at != text.end();) {
        const uint8_t *start = at;
        while (at != text.end() && is_letter(*at)) {
            at++;
        }
        if (at != start) {
            counts[Slice(start, static_cast<size_t>(at - start))]++;
        } else {
            at++;
        }
    }
}

void report(Sink &sink) {
    static const uint8_t marks[] = {' ', '\n'};
    counts.each([&](const Slice &word, uint64_t times) {
        sink.write(word);
        sink.write(Slice(marks, 1));
        sink.write_number(times);
        sink.write(Slice(marks + 1, 1));
    });
}

} // namespace

int main() {
    size_t len;
    const uint8_t *text = larch_input(&len);
    count(Slice(text, len));
    Output output;
    report(output);
    return 0;
}
