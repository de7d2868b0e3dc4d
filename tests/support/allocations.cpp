// Every operator new and delete of the program, on top of malloc and free, so that the address sanitizer still watches. In a file of their
// own, because a compiler that sees through only one of a pair takes the two for a mismatch.
#include "allocations.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::size_t count = 0;
std::size_t all_bytes = 0;

void* allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) noexcept {
    ++count;
    all_bytes += size;
    return std::aligned_alloc(alignment, (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment);
}

void* allocate_or_die(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) noexcept {
    void* const memory = allocate(size, alignment);
    if (memory == nullptr) {
        std::abort();
    }
    return memory;
}

constexpr std::size_t bytes(std::align_val_t alignment) { return std::max(static_cast<std::size_t>(alignment), sizeof(void*)); }

}  // namespace

std::size_t lecun1989::allocation_count() { return count; }
std::size_t lecun1989::allocated_bytes() { return all_bytes; }

void* operator new(std::size_t size) { return allocate_or_die(size); }
void* operator new[](std::size_t size) { return allocate_or_die(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate_or_die(size, bytes(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate_or_die(size, bytes(alignment)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, bytes(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return allocate(size, bytes(alignment));
}

void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { std::free(memory); }
