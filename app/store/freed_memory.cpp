#include "app/store/freed_memory.h"

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace newsboard {

#ifdef __GLIBC__

namespace {

/// Lists of a million keys are larger. The sets of a search are not: to fetch each from the system would cost more than
/// to make it.
constexpr int kLarge = 2 * 1024 * 1024;

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
