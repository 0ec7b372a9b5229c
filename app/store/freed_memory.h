#pragma once

namespace newsboard {

// Memory that was freed is kept by the C library for the next who asks, in a heap of each thread: after a list of a
// million keys was sorted, some sixty megabytes that nobody uses.

/// Large pieces lie apart from the heap and go back to the system as they are freed, whatever was allocated since. To
/// be called once, before there are threads.
void keepLargePiecesApart();

/// Gives the rest back, too; some milliseconds, in which other threads may wait for memory.
void giveFreedMemoryBack();

} // namespace newsboard
