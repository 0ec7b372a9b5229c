#include "app/store/freed_memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace newsboard {

#ifdef __GLIBC__

namespace {

/// The library's own bound to begin with; unless it is said, it grows with each large piece that is freed.
constexpr int kLarge = 128 * 1024;

} // namespace

void keepLargePiecesApart()
{
    mallopt(M_MMAP_THRESHOLD, kLarge);
    mallopt(M_TRIM_THRESHOLD, 2 * kLarge);
}

void giveFreedMemoryBack()
{
    malloc_trim(0);
}

#else

void keepLargePiecesApart() {}
void giveFreedMemoryBack() {}

#endif

} // namespace newsboard
